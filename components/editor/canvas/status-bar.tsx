"use client";

import { Grid3x3, Maximize, Minus, Plus } from "lucide-react";
import { Button, IconButton } from "#components/ui/button.tsx";
import type { ImagePoint } from "#lib/domain/geometry.ts";
import type { Surround } from "./stage.tsx";
import type { ViewportControl } from "./use-viewport.ts";

interface StatusBarProps {
  readonly control: ViewportControl;
  readonly at: ImagePoint | null;
  readonly grid: { readonly isShown: boolean; readonly show: (shown: boolean) => void };
  readonly surround: { readonly chosen: Surround; readonly choose: (surround: Surround) => void };
}

const SURROUNDS: readonly { readonly id: Surround; readonly words: string; readonly look: string }[] = [
  { id: "dark", words: "Dark surround", look: "bg-surround-dark" },
  { id: "mid", words: "Middle surround", look: "bg-surround" },
  { id: "light", words: "Light surround", look: "bg-surround-light" },
];

/** Under the picture: how far it is zoomed, where the pointer is, and what lies around and over it. */
export function StatusBar({ control, at, grid, surround }: StatusBarProps) {
  const percent = Math.round(control.viewport.scale * 100);

  return (
    <div role="toolbar" aria-label="View" className="flex h-9 items-center gap-1 border-t bg-raised px-2 text-xs">
      <IconButton icon={Minus} label="Zoom out (−)" onClick={() => control.zoom(0.8)} />
      <span className="w-14 text-center" data-zoom={percent}>
        {percent} %
      </span>
      <IconButton icon={Plus} label="Zoom in (+)" onClick={() => control.zoom(1.25)} />
      <IconButton icon={Maximize} label="Fit the picture (0)" onClick={control.fit} />
      <Button look="quiet" className="h-7 px-2 text-xs" onClick={control.actualSize}>
        1:1
      </Button>
      <IconButton
        icon={Grid3x3}
        label="Grid 20 × 20"
        aria-pressed={grid.isShown}
        onClick={() => grid.show(!grid.isShown)}
      />
      <span className="flex-1" />
      <span className="font-mono text-muted">{at ? `${Math.floor(at.x)}, ${Math.floor(at.y)}` : ""}</span>
      {SURROUNDS.map(({ id, words, look }) => (
        <button
          key={id}
          type="button"
          aria-label={words}
          aria-pressed={surround.chosen === id}
          onClick={() => surround.choose(id)}
          className={`size-6 rounded-control border-2 ${look} ${surround.chosen === id ? "border-accent" : "border-line"}`}
        />
      ))}
    </div>
  );
}
