"use client";

import { Grid3x3, Maximize, Minus, Plus } from "lucide-react";
import { memo, useEffect, useState } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import type { Hand } from "#lib/editor/hand.ts";
import type { View } from "#lib/editor/view.ts";
import { toImage } from "#lib/editor/viewport.ts";
import { useEditorPart } from "../use-editor.ts";
import { SURROUNDS, type Surround } from "./surround.ts";

interface StatusBarProps {
  readonly hand: Hand;
  readonly view: View;
  readonly grid: { readonly isShown: boolean; readonly show: (isShown: boolean) => void };
  readonly surround: { readonly chosen: Surround; readonly choose: (surround: Surround) => void };
}

/** Under the picture: how far it is zoomed, where the pointer is, and what lies around and over it. */
export const StatusBar = memo(function StatusBar({ hand, view, grid, surround }: StatusBarProps) {
  return (
    <div role="toolbar" aria-label="View" className="flex h-9 items-center gap-1 border-t bg-raised px-2 text-xs">
      <IconButton icon={Minus} label="Zoom out (−)" onClick={() => view.zoom(1 / 1.25)} />
      <Zoom view={view} />
      <IconButton icon={Plus} label="Zoom in (+)" onClick={() => view.zoom(1.25)} />
      <IconButton icon={Maximize} label="Fit the picture (0)" onClick={view.fit} />
      <Button
        look="quiet"
        className="h-7 px-2 text-xs"
        aria-label="1:1, one pixel to one (9)"
        onClick={view.actualSize}
      >
        1:1
      </Button>
      <IconButton
        icon={Grid3x3}
        label="Grid 20 × 20"
        aria-pressed={grid.isShown}
        onClick={() => grid.show(!grid.isShown)}
      />
      <span className="flex-1" />
      <Coordinates hand={hand} view={view} />
      {(Object.keys(SURROUNDS) as Surround[]).map((id) => (
        <button
          key={id}
          type="button"
          aria-label={SURROUNDS[id].words}
          aria-pressed={surround.chosen === id}
          onClick={() => surround.choose(id)}
          className={`size-6 rounded-control border-2 ${SURROUNDS[id].look} ${surround.chosen === id ? "border-accent" : "border-line"}`}
        />
      ))}
    </div>
  );
});

/** Pixels of the screen to one of the picture. */
function Zoom({ view }: { readonly view: View }) {
  const { viewport, ratio } = useNowAndThen(view);
  const percent = Math.round(viewport.scale * ratio * 100);

  return (
    <span className="w-14 text-center" data-zoom={percent}>
      {percent} %
    </span>
  );
}

/** The pixel under the pointer, and the picture's size where there is none. */
function Coordinates({ hand, view }: Pick<StatusBarProps, "hand" | "view">) {
  const { width, height } = useEditorPart((state) => state.image);
  const { at } = useNowAndThen(hand);
  const { x, y } = at ? toImage(view.now().viewport, at) : { x: -1, y: -1 };
  const isOn = x >= 0 && y >= 0 && x < width && y < height;

  return (
    <span className="px-1 font-mono text-muted">
      {isOn ? `${Math.floor(x)}, ${Math.floor(y)}` : `${width} × ${height}`}
    </span>
  );
}

const READ_EVERY_MILLISECONDS = 80;

/** What a source holds, looked at as often as people can read: each word that changes costs the page a layout. */
function useNowAndThen<State>(source: {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => State;
}): State {
  const [seen, see] = useState(source.now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      see(() => source.now());
    };
    look();
    const stop = source.subscribe(() => {
      timer ??= setTimeout(look, READ_EVERY_MILLISECONDS);
    });

    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [source]);

  return seen;
}
