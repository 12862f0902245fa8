"use client";

import { type PointerEvent, useRef, useState } from "react";
import type { Box } from "#lib/domain/geometry.ts";
import type { RegionId } from "#lib/domain/ids.ts";
import { allOf } from "#lib/editor/records.ts";
import type { EditorState } from "#lib/editor/state.ts";
import type { EditorStore } from "#lib/editor/store.ts";
import { type Hit, IDLE, type Outcome, preview, step, type Tool } from "#lib/editor/tool.ts";
import { type ScreenPoint, toImage } from "#lib/editor/viewport.ts";
import { hitAt, nextUnder } from "./hit.ts";
import type { ViewportControl } from "./use-viewport.ts";

/** Screen pixels that a press may stray and still be a click. */
const SLACK = 3;

interface PointerParts {
  readonly store: EditorStore;
  readonly state: EditorState;
  readonly control: ViewportControl;
  readonly isSpaceHeld: boolean;
}

/** The region whose handles show. */
export function selectedRegion({ selection }: EditorState): RegionId | null {
  return selection.kind === "region" ? selection.id : null;
}

/** Pointer gestures on the stage: what they show meanwhile, and the one command that each ends in. */
export function usePointer(parts: PointerParts) {
  const { store, state, control, isSpaceHeld } = parts;
  const [tool, setTool] = useState<Tool>(IDLE);
  const panFrom = useRef<ScreenPoint | null>(null);
  const { hover, lightUnder, leave } = useHover(store);
  const { viewport } = control;
  const aimAt = (at: ScreenPoint) => aimOf(parts, at);
  const give = (input: Parameters<typeof step>[1]) => {
    const next = step(tool, input, state.image);
    setTool(next.tool);
    if (next.outcome) carryOut(next.outcome, { ...parts, next: (at) => nextUnder(aimAt(at)) });
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const at = pointOf(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const press = pressOf(parts, { hit: hitAt(aimAt(at)), button: event.button });
    if (press.pans) panFrom.current = at;
    if (event.button === 0 && !isSpaceHeld && state.tool !== "pan")
      give({ kind: "down", at: toImage(viewport, at), hit: press.hit, draws: press.draws });
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const at = pointOf(event);
    if (panFrom.current) {
      control.pan({ x: at.x - panFrom.current.x, y: at.y - panFrom.current.y });
      panFrom.current = at;
    }
    if (tool.state !== "idle") give({ kind: "move", at: toImage(viewport, at), slack: SLACK / viewport.scale });
    else lightUnder(hitAt(aimAt(at)), at);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    panFrom.current = null;
    if (tool.state !== "idle") give({ kind: "up", at: toImage(viewport, pointOf(event)) });
  };
  const cancel = () => give({ kind: "cancel" });
  const handlers = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: cancel, onPointerLeave: leave };

  return { preview: preview(tool, state.image), hover, isBusy: tool.state !== "idle", cancel, handlers };
}

function aimOf({ state, control }: PointerParts, at: ScreenPoint) {
  return {
    at,
    viewport: control.viewport,
    regions: allOf(state.annotation.regions),
    selected: selectedRegion(state),
  };
}

/** Does a press draw, take hold of a box, or pan? On the bare picture the select tool pans. */
function pressOf({ state, isSpaceHeld }: PointerParts, { hit, button }: { hit: Hit; button: number }) {
  const draws = state.tool === "box" && state.isEditable && button === 0;
  const grabs = hit.kind !== "picture" && state.isEditable && state.tool === "select";
  const pans = button === 1 || isSpaceHeld || state.tool === "pan" || (!draws && !grabs && button === 0);

  return { hit: state.isEditable || hit.kind !== "handle" ? hit : { ...hit, kind: "region" as const }, draws, pans };
}

/** What lies under the resting pointer lights up, with its words. */
function useHover(store: EditorStore) {
  const [hover, setHover] = useState<{ at: ScreenPoint; hit: Hit } | null>(null);
  const lightUnder = (hit: Hit, at: ScreenPoint) => {
    const region = hit.kind === "picture" ? null : hit.region;
    const was = !hover || hover.hit.kind === "picture" ? null : hover.hit.region;
    if (region !== was) store.light(region ? { regions: new Set([region]) } : {});
    setHover({ at, hit });
  };
  const leave = () => {
    setHover(null);
    store.light({});
  };

  return { hover, lightUnder, leave };
}

function pointOf(event: PointerEvent<HTMLDivElement>): ScreenPoint {
  const { left, top } = event.currentTarget.getBoundingClientRect();

  return { x: event.clientX - left, y: event.clientY - top };
}

interface Carrying {
  readonly store: EditorStore;
  readonly state: EditorState;
  readonly control: ViewportControl;
  readonly next: (at: ScreenPoint) => RegionId | null;
}

function carryOut(outcome: Outcome, { store, state, control, next }: Carrying): void {
  switch (outcome.kind) {
    case "drawn":
      drawn(outcome.box, store, state);
      return;
    case "reshaped":
      store.dispatch({ kind: "set-box", region: outcome.region, box: outcome.box });
      return;
    case "clicked": {
      const { hit, at } = outcome;
      const { scale, x, y } = control.viewport;
      const clicked = hit.kind === "picture" ? null : hit.region;
      const isAgain = hit.kind === "region" && clicked === selectedRegion(state);
      const region = isAgain ? next({ x: at.x * scale + x, y: at.y * scale + y }) : clicked;
      store.select(region ? { kind: "region", id: region } : { kind: "none" });
    }
  }
}

/** A new box belongs to what is selected: a mention takes it in, chosen words become a mention with it. */
function drawn(box: Box, store: EditorStore, { selection }: EditorState): void {
  store.dispatch({ kind: "draw-region", box, mention: selection.kind === "mention" ? selection.id : null });
  const made = store.state().selection;
  if (selection.kind === "words" && made.kind === "region")
    store.dispatch({ kind: "link", text: selection.text, span: selection.span, regions: [made.id] });
  store.use("select");
}
