"use client";

import Link from "next/link";
import { classNames } from "#components/ui/class-names.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { Place } from "./places.ts";

interface RailProps {
  readonly places: readonly Place[];
  readonly present: Place | undefined;
}

/** The places as signs; their words come on hover, and the browser reads them aloud. */
export function Rail({ places, present }: RailProps) {
  return (
    <nav aria-label="Places" className="row-span-2 flex flex-col items-center gap-1 border-r bg-raised py-2">
      <span aria-hidden className="mb-2 grid size-8 place-items-center bg-surround">
        <span className="block h-3.5 w-4.5 border-2 border-accent" />
      </span>
      {places.map((place) => (
        <Tooltip key={place.href} text={place.words} side="right">
          <Link
            href={place.href}
            aria-label={place.words}
            aria-current={place === present ? "page" : undefined}
            className={classNames(
              "relative grid size-10 place-items-center rounded-control hover:bg-hover",
              place === present ? "bg-accent/12 text-accent" : "text-muted hover:text-ink",
            )}
          >
            <place.icon aria-hidden size={20} strokeWidth={1.75} />
          </Link>
        </Tooltip>
      ))}
    </nav>
  );
}
