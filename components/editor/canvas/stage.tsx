"use client";

import { memo, useEffect, useMemo, useRef, useState } from "react";
import { Image as KonvaImage, Layer, Shape, Stage } from "react-konva";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { RegionId } from "#lib/domain/ids.ts";
import { coloursOf, nameOf, ownersOf } from "#lib/editor/labels.ts";
import type { EditorState } from "#lib/editor/state.ts";
import type { Hit } from "#lib/editor/tool.ts";
import { toImage, toScreen, type Viewport } from "#lib/editor/viewport.ts";
import { hueOf } from "../colours.ts";
import { useEditor } from "../use-editor.ts";
import { isWriting } from "../use-keymap.ts";
import { ActiveBox } from "./active-box.tsx";
import { type DrawnBox, drawnBoxes } from "./drawn-box.ts";
import { paintBoxes, paintGrid } from "./paint.ts";
import { StatusBar } from "./status-bar.tsx";
import { type PictureFiles, usePicture } from "./use-picture.ts";
import { selectedRegion, usePointer } from "./use-pointer.ts";
import { useViewport, type ViewportControl } from "./use-viewport.ts";

const SURROUNDS = { dark: "bg-surround-dark", mid: "bg-surround", light: "bg-surround-light" } as const;
export type Surround = keyof typeof SURROUNDS;

/** Cells a side of the grid that coordinates are written in. */
const GRID = 20;

/** The picture with its boxes: drawn, moved and resized by hand, on neutral grey. */
export function Canvas({ files }: { readonly files: PictureFiles }) {
  const { store, state } = useEditor();
  const container = useRef<HTMLDivElement>(null);
  const control = useViewport(container, state.image);
  const [surround, setSurround] = useState<Surround>("mid");
  const [isGridShown, showGrid] = useState(false);
  const isSpaceHeld = useStageKeys(control);
  const pointer = usePointer({ store, state, control, isSpaceHeld });
  useEscape(pointer.isBusy, pointer.cancel);
  const active = selectedRegion(state);
  const { annotation, suggestion, lit } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the state, only these parts are drawn
  const boxes = useMemo(() => drawnBoxes(state, active), [annotation, suggestion, lit, active]);
  const { viewport, stage } = control;

  return (
    <section aria-label="Picture" className="grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)_auto]">
      <div
        ref={container}
        data-canvas=""
        data-scale={viewport.scale}
        data-x={viewport.x}
        data-y={viewport.y}
        className={`relative touch-none overflow-hidden select-none ${SURROUNDS[surround]}`}
        style={{ cursor: cursorFor(state, pointer.hover?.hit, isSpaceHeld) }}
        {...pointer.handlers}
      >
        {stage.width > 0 && (
          <Stage width={stage.width} height={stage.height} listening={false}>
            <PictureLayer files={files} image={state.image} viewport={viewport} grid={isGridShown ? GRID : 0} />
            <StillBoxes boxes={boxes} viewport={viewport} />
            <ActiveBox
              {...activeOf(state, active, pointer.preview)}
              viewport={viewport}
              isEditable={state.isEditable}
            />
          </Stage>
        )}
      </div>
      <StatusBar
        control={control}
        at={pointer.hover && toImage(viewport, pointer.hover.at)}
        grid={{ isShown: isGridShown, show: showGrid }}
        surround={{ chosen: surround, choose: setSurround }}
      />
    </section>
  );
}

interface PictureLayerProps {
  readonly files: PictureFiles;
  readonly image: Size;
  readonly viewport: Viewport;
  readonly grid: number;
}

const PictureLayer = memo(function PictureLayer({ files, image, viewport, grid }: PictureLayerProps) {
  const side = Math.max(image.width, image.height);
  const ratio = typeof window === "undefined" ? 1 : window.devicePixelRatio;
  const { bitmap, hasFailed } = usePicture(files, { side, shownSide: side * viewport.scale * ratio });
  const place = toScreen(viewport, { x1: 0, y1: 0, x2: image.width, y2: image.height });

  return (
    <Layer listening={false} imageSmoothingEnabled={viewport.scale < 3}>
      {bitmap && <KonvaImage image={bitmap} {...place} />}
      <Shape
        listening={false}
        sceneFunc={(context) => {
          const brush = context._context;
          if (grid > 0) paintGrid(brush, place, grid);
          if (!hasFailed) return;
          brush.fillStyle = "#ffffff";
          brush.font = "14px system-ui, sans-serif";
          brush.fillText("The picture could not be loaded. Reload the page to try again.", place.x + 12, place.y + 28);
        }}
      />
    </Layer>
  );
});

const StillBoxes = memo(function StillBoxes({ boxes, viewport }: { boxes: readonly DrawnBox[]; viewport: Viewport }) {
  return (
    <Layer listening={false}>
      <Shape listening={false} sceneFunc={(context) => paintBoxes(context._context, boxes, viewport)} />
    </Layer>
  );
});

type Shown = { readonly region: RegionId | null; readonly box: Box } | null;

/** The box under the hand: the gesture's where there is one, else the selected region's. */
function activeOf({ annotation }: EditorState, selected: RegionId | null, preview: Shown) {
  const region = preview?.region ?? (preview ? null : selected);
  const box = preview?.box ?? (region ? annotation.regions[region]?.box : undefined);
  const owner = region ? ownersOf(annotation).get(region) : undefined;

  return {
    box: box ?? null,
    isNew: preview !== null && preview.region === null,
    colour: hueOf(owner && coloursOf(annotation).get(owner.id)),
    label: owner ? nameOf(annotation, owner) : "",
  };
}

const RESIZE_CURSOR = { n: "ns", s: "ns", e: "ew", w: "ew", nw: "nwse", se: "nwse", ne: "nesw", sw: "nesw" } as const;

function cursorFor({ tool, isEditable }: EditorState, hit: Hit | undefined, isSpaceHeld: boolean): string {
  if (tool === "pan" || isSpaceHeld) return "grab";
  if (isEditable && hit?.kind === "handle") return `${RESIZE_CURSOR[hit.handle]}-resize`;
  if (tool === "box" && isEditable) return "crosshair";

  return hit?.kind === "region" ? (isEditable ? "move" : "pointer") : "default";
}

/** Space held pans; 0, 9, + and − set the zoom, unless a text is being written. */
function useStageKeys(control: ViewportControl): boolean {
  const [isHeld, setHeld] = useState(false);
  const latest = useRef(control);
  latest.current = control;
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (isWriting(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " ") holdSpace(event, setHeld);
      else ZOOM_KEYS[event.key]?.(latest.current);
    };
    const up = (event: KeyboardEvent) => event.key === " " && setHeld(false);
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);

    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
    };
  }, []);

  return isHeld;
}

const ZOOM_KEYS: Readonly<Record<string, (control: ViewportControl) => void>> = {
  "0": (control) => control.fit(),
  "9": (control) => control.actualSize(),
  "+": (control) => control.zoom(1.25),
  "=": (control) => control.zoom(1.25),
  "-": (control) => control.zoom(0.8),
};

/** On a button, space presses it; elsewhere it does not scroll the page. */
function holdSpace(event: KeyboardEvent, setHeld: (held: boolean) => void): void {
  if (event.target instanceof HTMLButtonElement) return;
  event.preventDefault();
  setHeld(true);
}

function useEscape(isBusy: boolean, cancel: () => void): void {
  const latest = useRef(cancel);
  latest.current = cancel;
  useEffect(() => {
    if (!isBusy) return;
    const listener = (event: KeyboardEvent) => event.key === "Escape" && latest.current();
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  }, [isBusy]);
}
