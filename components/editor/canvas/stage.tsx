"use client";

import Konva from "konva";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { Stage } from "react-konva";
import type { RegionId } from "#lib/domain/ids.ts";
import { createHand, type Hand, type HandState, selectedRegion } from "#lib/editor/hand.ts";
import type { EditorState } from "#lib/editor/state.ts";
import type { View } from "#lib/editor/view.ts";
import { stepBox } from "../step-box.ts";
import { useEditorPart, useStore } from "../use-editor.ts";
import { usePart } from "../use-part.ts";
import { ActiveBox, Crosshair } from "./active-box.tsx";
import { Picture, type PictureFiles } from "./picture.tsx";
import { StatusBar } from "./status-bar.tsx";
import { StillBoxes } from "./still-boxes.tsx";
import { SURROUNDS, useSurround } from "./surround.ts";
import { useGestureKeys, useHeldKeys, usePointerEvents, useStageSize, useWheel } from "./use-stage.ts";

Konva.pixelRatio = 0; // each new layer takes the screen's own

/** Cells a side of the grid that coordinates are written in. */
const GRID = 20;

interface CanvasProps {
  readonly files: PictureFiles;
  readonly view: View;
}

/** The picture with its boxes: drawn, moved and resized by hand, on neutral grey. */
export function Canvas({ files, view }: CanvasProps) {
  const store = useStore();
  const [hand] = useState(() => createHand(store, view));
  const [surround, choose] = useSurround();
  const [isGridShown, showGrid] = useState(false);
  const grid = useMemo(() => ({ isShown: isGridShown, show: showGrid }), [isGridShown]);
  const around = useMemo(() => ({ chosen: surround, choose }), [surround, choose]);

  return (
    <section aria-label="Picture" className="grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)_auto]">
      <PictureStage {...{ hand, view, files }} grid={isGridShown ? GRID : 0} surround={SURROUNDS[surround].look} />
      <StatusBar hand={hand} view={view} grid={grid} surround={around} />
    </section>
  );
}

interface PictureStageProps extends CanvasProps {
  readonly hand: Hand;
  readonly grid: number;
  readonly surround: string;
}

function PictureStage({ hand, view, files, grid, surround }: PictureStageProps) {
  const container = useRef<HTMLDivElement>(null);
  const isSpaceHeld = useStageInput(container, hand, view);
  const viewed = usePart(view, (now) => now);
  const image = useEditorPart((state) => state.image);
  const active = useActive(hand);
  useRevealed(hand, view);
  const cursor = useCursor(hand, isSpaceHeld);
  const handlers = usePointerEvents({ hand, isSpaceHeld });
  const store = useStore();
  const { viewport, stage, ratio } = viewed;

  return (
    <div
      ref={container}
      role="application"
      aria-label="Boxes on the picture: Tab goes from box to box, arrows move the chosen one"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys; the boxes are listed beside it
      tabIndex={0}
      data-canvas=""
      data-scale={viewport.scale}
      data-x={viewport.x}
      data-y={viewport.y}
      className={`relative touch-none overflow-hidden -outline-offset-1 select-none focus-visible:outline-1 ${surround}`}
      style={{ cursor }}
      onKeyDown={(event) => {
        if (event.key === "Tab" && stepBox(store, event.shiftKey ? "before" : "next", "to-the-end"))
          event.preventDefault();
      }}
      {...handlers}
    >
      {stage.width > 0 && (
        <Stage key={ratio} width={stage.width} height={stage.height} listening={false}>
          <Picture files={files} image={image} viewed={viewed} grid={grid} />
          <StillBoxes viewed={viewed} active={active} />
          <ActiveBox hand={hand} viewed={viewed} image={image} active={active} />
          <Crosshair hand={hand} stage={stage} />
        </Stage>
      )}
    </div>
  );
}

/** Everything that reaches the stage by itself; true while space is held. */
function useStageInput(container: RefObject<HTMLDivElement | null>, hand: Hand, view: View): boolean {
  const [isSpaceHeld, holdSpace] = useState(false);
  const holds = useMemo(() => ({ " ": holdSpace, s: (isHeld: boolean) => view.showBare(isHeld) }), [view]);
  useStageSize(container, view);
  useWheel(container, view);
  useGestureKeys(hand);
  useHeldKeys(holds);

  return isSpaceHeld;
}

/** The box that stands on a layer of its own: the one in the hand, else the selected one. */
function useActive(hand: Hand): RegionId | null {
  const selected = useEditorPart(selectedRegion);

  return usePart(hand, ({ tool }) =>
    tool.state === "moving" || tool.state === "resizing" ? tool.region : tool.state === "drawing" ? null : selected,
  );
}

/** A box that is chosen elsewhere than on the picture comes into sight; nothing moves under the hand that chooses. */
function useRevealed(hand: Hand, view: View): void {
  const store = useStore();
  const selected = useEditorPart(selectedRegion);
  useEffect(() => {
    const box = selected && store.state().annotation.regions[selected]?.box;
    if (box && hand.now().picked !== selected) view.reveal(box);
  }, [selected, hand, view, store]);
}

const RESIZE_CURSOR = { n: "ns", s: "ns", e: "ew", w: "ew", nw: "nwse", se: "nwse", ne: "nesw", sw: "nesw" } as const;

function useCursor(hand: Hand, isSpaceHeld: boolean): string {
  const tool = useEditorPart((state) => state.tool);
  const isEditable = useEditorPart((state) => state.isEditable);

  return usePart(hand, (now) => cursorOf(now, { tool: isSpaceHeld ? "pan" : tool, isEditable }));
}

function cursorOf(
  { hit, isPanning, tool: gesture }: HandState,
  { tool, isEditable }: Pick<EditorState, "tool" | "isEditable">,
): string {
  if (isPanning) return "grabbing";
  if (tool === "pan") return "grab";
  if (isEditable && hit.kind === "handle") return `${RESIZE_CURSOR[hit.handle]}-resize`;
  if (isEditable && (tool === "box" || gesture.state === "drawing")) return "crosshair";

  return hit.kind === "region" ? (isEditable ? "move" : "pointer") : "default";
}
