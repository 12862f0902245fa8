import Link from "next/link";
import { hueOf } from "#components/editor/colours.ts";
import { BoxedPicture, type ShownBox } from "#components/runs/boxed-picture.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { WhatIfPicture } from "#lib/domain/what-if.ts";
import { figure } from "./bar-plot.tsx";
import type { ChosenBar } from "./bars-of.ts";
import { shiftSentence } from "./shift-words.ts";
import { usePictures } from "./use-pictures.ts";
import type { Asked } from "./use-what-if.ts";

interface BarPicturesProps {
  readonly asked: Asked;
  readonly chosen: ChosenBar;
}

/** The pictures of a bar's first items, with their boxes as they are and as they would be. */
export function BarPictures({ asked, chosen: { bar, words } }: BarPicturesProps) {
  const { pictures, isWaiting, message } = usePictures(asked, bar.first);
  const of = bar.items > bar.first.length ? `the first ${bar.first.length} of ` : "";

  return (
    <section aria-label="Pictures" aria-busy={isWaiting} className="grid gap-3">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-sm font-medium">
          {words}: {of}
          {figure(bar.items)} {bar.items === 1 ? "item" : "items"}
        </h2>
        <p className="text-xs text-muted">coloured: as it would be · dashed: as it is now · white: stays as it is</p>
      </header>
      {message && <Notice tone="danger">{message}</Notice>}
      {bar.items === 0 && <p className="text-sm text-muted">No item is in this bar by these thresholds.</p>}
      <ul className={`grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3 ${isWaiting ? "opacity-60" : ""}`}>
        {pictures.map((picture) => (
          <li key={picture.id}>
            <TriedPicture asked={asked} shown={picture} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TriedPicture({ asked, shown }: { readonly asked: Asked; readonly shown: WhatIfPicture }) {
  const { projectId, changes } = asked;
  const words = wordsOf(shown);

  return (
    <Link
      href={`/projects/${projectId}/suggestions/${shown.id}?changes=${encodeURIComponent(changes)}`}
      className="grid gap-1"
    >
      <BoxedPicture
        projectId={projectId}
        picture={shown.picture}
        rendition="thumbnail"
        boxes={boxesOf(shown)}
        alt=""
        className="aspect-[4/3]"
      />
      <span className="truncate text-xs font-medium">{shown.item}</span>
      <span className="text-xs text-muted">{words.length > 0 ? words.join("; ") : "nothing changes"}</span>
    </Link>
  );
}

function boxesOf({ same, shifts }: WhatIfPicture): ShownBox[] {
  const still = same.map(
    ({ box }, at): ShownBox => ({ key: `same-${at}`, box, colour: hueOf(undefined), faint: true }),
  );
  const moved = shifts.flatMap(({ tag, before, after }, at): ShownBox[] => {
    const colour = hueOf(tag);

    return [
      ...before.map((box, n): ShownBox => ({ key: `before-${at}-${n}`, box, colour, dashed: true })),
      ...after.map((box, n): ShownBox => ({ key: `after-${at}-${n}`, box, colour })),
    ];
  });

  return [...still, ...moved];
}

/** Each of the words with what would happen to its boxes. */
function wordsOf({ shifts, phrases }: WhatIfPicture): string[] {
  return shifts.map((shift) => `${phrases[shift.tag] ?? ""}: ${shiftSentence(shift)}`);
}
