"use client";

import { classNames } from "#components/ui/class-names.ts";
import { coloursOf, nameOf, ownersOf } from "#lib/editor/labels.ts";
import { allOf } from "#lib/editor/records.ts";
import { hueOf } from "./colours.ts";
import { useEditor } from "./use-editor.ts";

/** The canvas in words: every box as a named item that can be reached by keys. */
export function RegionList() {
  const { store, state } = useEditor();
  const { annotation, selection } = state;
  const owners = ownersOf(annotation);
  const colours = coloursOf(annotation);
  const regions = allOf(annotation.regions);
  if (regions.length === 0) return <p className="text-sm text-muted">No box yet. Press B and drag on the picture.</p>;

  return (
    <ul aria-label="Boxes" className="grid gap-0.5">
      {regions.map(({ id, box }) => {
        const owner = owners.get(id);
        const isSelected = selection.kind === "region" && selection.id === id;
        const name = owner ? nameOf(annotation, owner) : "no words";
        const place = `${Math.round(box.x1)}, ${Math.round(box.y1)} to ${Math.round(box.x2)}, ${Math.round(box.y2)}`;
        const light = () => store.light({ regions: new Set([id]) });

        return (
          <li key={id}>
            <button
              type="button"
              aria-label={`${name}, box ${place}`}
              aria-pressed={isSelected}
              data-region={id}
              data-box={[box.x1, box.y1, box.x2, box.y2].join(",")}
              onClick={() => store.select({ kind: "region", id })}
              onFocus={light}
              onPointerEnter={light}
              onPointerLeave={() => store.light({})}
              className={classNames(
                "flex h-8 w-full items-center gap-2 rounded-control px-2 text-left text-sm hover:bg-hover",
                isSelected && "bg-accent/12 ring-1 ring-accent",
              )}
            >
              <span
                aria-hidden
                className="size-3 shrink-0 rounded-sm border border-edge"
                style={{ background: hueOf(owner && colours.get(owner.id)) }}
              />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="font-mono text-xs text-muted">{place}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
