"use client";

import { memo } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { Annotation } from "#lib/domain/annotation.ts";
import type { Box } from "#lib/domain/geometry.ts";
import type { RegionId } from "#lib/domain/ids.ts";
import { selectedRegion } from "#lib/editor/hand.ts";
import { coloursOf, nameOf, ownersOf } from "#lib/editor/labels.ts";
import { allOf } from "#lib/editor/records.ts";
import { hueOf } from "./colours.ts";
import { useEditorPart, useStore } from "./use-editor.ts";

/** The canvas in words: every box as a named item that can be reached by keys. */
export const RegionList = memo(function RegionList() {
  const annotation = useEditorPart((state) => state.annotation);
  const selected = useEditorPart(selectedRegion);
  const rows = rowsOf(annotation);
  if (rows.length === 0) return <p className="text-sm text-muted">No box yet. Press B and drag on the picture.</p>;

  return (
    <ul aria-label="Boxes" className="grid gap-0.5">
      {rows.map((row) => (
        <RegionRow key={row.id} {...row} isSelected={row.id === selected} />
      ))}
    </ul>
  );
});

interface Row {
  readonly id: RegionId;
  readonly box: Box;
  readonly name: string;
  readonly colour: string;
  /** Which box of its words it is: “box 1 of 2”. */
  readonly ordinal: string;
}

function rowsOf(annotation: Annotation): Row[] {
  const owners = ownersOf(annotation);
  const colours = coloursOf(annotation);

  return allOf(annotation.regions).map(({ id, box }): Row => {
    const owner = owners.get(id);
    const colour = hueOf(owner && colours.get(owner.id));
    if (!owner) return { id, box, name: "no words", colour, ordinal: "box" };
    const ordinal = `box ${owner.regions.indexOf(id) + 1} of ${owner.regions.length}`;

    return { id, box, name: nameOf(annotation, owner), colour, ordinal };
  });
}

/** Drawn anew only when it itself changes: there may be thousands. */
const RegionRow = memo(function RegionRow({
  id,
  box,
  name,
  colour,
  ordinal,
  isSelected,
}: Row & { readonly isSelected: boolean }) {
  const store = useStore();
  const place = `${Math.round(box.x1)}, ${Math.round(box.y1)} to ${Math.round(box.x2)}, ${Math.round(box.y2)}`;
  const light = () => store.light({ regions: new Set([id]) });

  return (
    <li>
      <button
        type="button"
        aria-label={`${name}, ${ordinal}, ${place}`}
        aria-pressed={isSelected}
        data-region={id}
        data-box={[box.x1, box.y1, box.x2, box.y2].join(",")}
        onClick={() => store.select({ kind: "region", id })}
        onFocus={light}
        onBlur={() => store.light({})}
        onPointerEnter={light}
        onPointerLeave={() => store.light({})}
        className={classNames(
          "flex h-8 w-full items-center gap-2 rounded-control px-2 text-left text-sm hover:bg-hover",
          isSelected && "bg-accent/12 ring-1 ring-accent ring-inset",
        )}
      >
        <span aria-hidden className="size-3 shrink-0 rounded-sm border border-edge" style={{ background: colour }} />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className="font-mono text-xs text-muted">{place}</span>
      </button>
    </li>
  );
});
