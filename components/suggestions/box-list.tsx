"use client";

import { useEffect, useRef } from "react";
import { hueOf } from "#components/editor/colours.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { TracedBox } from "#lib/domain/lineage.ts";
import { fateWords } from "./lineage-words.ts";

interface BoxListProps {
  readonly boxes: readonly TracedBox[];
  readonly chosen: TracedBox | undefined;
  readonly choose: (key: string | null) => void;
}

/** The boxes in words, those of the text first: a way to each without a mouse. */
export function BoxList({ boxes, chosen, choose }: BoxListProps) {
  const inText = boxes.filter(({ fate }) => fate === "in-the-text");
  const lost = boxes.filter(({ fate }) => fate !== "in-the-text");

  return (
    <section aria-label="Boxes" className="grid gap-2 text-sm">
      <p className="text-xs text-muted">
        {inText.length} in the text, {lost.length} not in it. Take one here or on the picture; <kbd>↑</kbd> <kbd>↓</kbd>{" "}
        go on, <kbd>Esc</kbd> leaves.
      </p>
      <ul className="flex flex-wrap gap-1">
        {[...inText, ...lost].map((box) => (
          <li key={box.key}>
            <BoxButton box={box} isChosen={box === chosen} choose={choose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface BoxButtonProps {
  readonly box: TracedBox;
  readonly isChosen: boolean;
  readonly choose: (key: string | null) => void;
}

function BoxButton({ box, isChosen, choose }: BoxButtonProps) {
  const { key, tag, fate, origins } = box;
  const isIn = fate === "in-the-text";
  const button = useFocusFromNear(isChosen);
  const score = Math.max(...origins.map((one) => one.score)).toFixed(2);

  return (
    <button
      ref={button}
      type="button"
      aria-pressed={isChosen}
      title={isIn ? undefined : fateWords(fate)}
      onClick={() => choose(isChosen ? null : key)}
      className={classNames(
        "flex h-7 items-center gap-1.5 rounded-control border px-2 text-xs hover:bg-hover",
        isChosen ? "border-accent bg-accent/15 font-medium" : isIn ? "border-edge/60 bg-raised" : "border-dashed",
        !isIn && "text-muted",
      )}
    >
      <span
        aria-hidden
        className="size-2.5 rounded-sm border border-edge"
        style={{ background: hueOf(Number(key.split("-")[0])) }}
      />
      {tag.phrase} <span className="font-mono">{score}</span>
      {!isIn && <span className="sr-only">: {fateWords(fate)}</span>}
    </button>
  );
}

/** Takes the focus over from another of the list when it is chosen, and from nowhere else. */
function useFocusFromNear(isChosen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const list = button.current?.closest("ul");
    if (isChosen && list?.contains(document.activeElement)) button.current?.focus();
  }, [isChosen]);

  return button;
}
