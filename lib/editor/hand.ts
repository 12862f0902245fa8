import { area, type Box, type ImagePoint } from "#lib/domain/geometry.ts";
import type { ProposalId, RegionId } from "#lib/domain/ids.ts";
import type { Region } from "#lib/domain/region.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import { type Aim, hitAt, nextUnder } from "./hit.ts";
import { placedProposals } from "./placed-proposals.ts";
import { allOf } from "./records.ts";
import { type EditorState, isAnyLit } from "./state.ts";
import type { EditorStore } from "./store.ts";
import { type Hit, IDLE, type Outcome, step, type Tool } from "./tool.ts";
import type { View } from "./view.ts";
import { type ScreenPoint, toImage } from "./viewport.ts";

/** Screen pixels that a press may stray and still be a click. */
const SLACK = 3;

/** A press or a move of one pointer on the stage. */
interface Touch {
  readonly pointer: number;
  readonly at: ScreenPoint;
  /** How far a handle reaches, in screen pixels. */
  readonly reach: number;
}

/** What the hand does with the picture right now; nothing of it is stored. A new object for every change. */
export interface HandState {
  readonly tool: Tool;
  /** Where the pointer is; null: not on the stage. */
  readonly at: ScreenPoint | null;
  readonly hit: Hit;
  readonly isPanning: boolean;
  /** The region that the hand itself chose last. */
  readonly picked: RegionId | null;
}

/** Gestures on the stage: what they show meanwhile, and the one command that each ends in. */
export interface Hand {
  subscribe(listener: () => void): () => void;
  now(): HandState;
  /** `primary` works with the tool, `pan` only moves the picture. A second pointer makes it a pinch. */
  press(touch: Touch, meant: "primary" | "pan"): void;
  move(touch: Touch): void;
  release(pointer: number): void;
  /** The gesture has never been. True where there was one. */
  cancel(): boolean;
  leave(): void;
}

const PICTURE: Hit = { kind: "picture" };
const AT_REST: HandState = { tool: IDLE, at: null, hit: PICTURE, isPanning: false, picked: null };

/** The region whose handles show. */
export function selectedRegion({ selection }: EditorState): RegionId | null {
  return selection.kind === "region" ? selection.id : null;
}

/** A hand that works on this store through this view. */
export function createHand(store: EditorStore, view: View): Hand {
  return new StageHand(store, view);
}

class StageHand implements Hand {
  readonly #store: EditorStore;
  readonly #view: View;
  readonly #listeners = new Set<() => void>();
  readonly #down = new Map<number, ScreenPoint>();
  #state = AT_REST;
  #pressedAt: ScreenPoint = { x: 0, y: 0 };
  #regions: { readonly of: EditorState["annotation"]["regions"]; readonly all: readonly Region[] } | null = null;

  constructor(store: EditorStore, view: View) {
    this.#store = store;
    this.#view = view;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);

    return () => this.#listeners.delete(listener);
  };

  now = () => this.#state;

  press(touch: Touch, meant: "primary" | "pan"): void {
    this.#down.set(touch.pointer, touch.at);
    this.#pressedAt = touch.at;
    if (this.#down.size > 1) {
      this.#set({ tool: IDLE, isPanning: true });
      return;
    }
    const hit = this.#hitAt(touch);
    const { tool, isEditable } = this.#store.state();
    const isPanTool = meant === "pan" || tool === "pan";
    const draws = !isPanTool && tool === "box" && isEditable;
    const holds = !isPanTool && isEditable && hit.kind !== "picture";
    this.#set({ at: touch.at, hit, isPanning: !draws && !holds });
    if (!isPanTool) this.#step({ kind: "down", at: this.#imageAt(touch.at), hit, draws });
  }

  move(touch: Touch): void {
    const was = this.#down.get(touch.pointer);
    if (was) this.#down.set(touch.pointer, touch.at);
    if (was && this.#down.size > 1) this.#pinch(touch, was);
    else if (was && this.#state.isPanning) this.#pan(touch, was);
    else if (this.#state.tool.state !== "idle") this.#shape(touch.at);
    else this.#rest(touch, was !== undefined);
  }

  release(pointer: number): void {
    const at = this.#down.get(pointer);
    this.#down.delete(pointer);
    if (at && this.#state.tool.state !== "idle") this.#step({ kind: "up", at: this.#imageAt(at) });
    if (this.#down.size === 0) this.#set({ isPanning: false });
  }

  cancel(): boolean {
    const wasBusy = this.#state.tool.state !== "idle";
    this.#set({ tool: IDLE });

    return wasBusy;
  }

  leave(): void {
    this.#set({ at: null, hit: PICTURE });
    if (isAnyLit(this.#store.state().lit)) this.#store.light({});
  }

  /** Nothing is moved before the press has strayed too far to be a click. */
  #pan({ at }: Touch, was: ScreenPoint): void {
    const from = this.#pressedAt;
    if (this.#state.tool.state === "pressing" && Math.hypot(at.x - from.x, at.y - from.y) < SLACK) return;
    this.#set({ at, tool: IDLE });
    this.#view.pan({ x: at.x - was.x, y: at.y - was.y });
  }

  #shape(at: ScreenPoint): void {
    this.#state = { ...this.#state, at };
    this.#step({ kind: "move", at: this.#imageAt(at), slack: SLACK / this.#view.now().viewport.scale });
  }

  #rest(touch: Touch, isHeld: boolean): void {
    this.#set({ at: touch.at, hit: isHeld ? this.#state.hit : this.#hitAt(touch) });
    if (!isHeld) this.#light(touch.at);
  }

  /** The picture follows two fingers: their middle, and how far they are apart. */
  #pinch(touch: Touch, was: ScreenPoint): void {
    const other = [...this.#down].find(([pointer]) => pointer !== touch.pointer)?.[1];
    if (!other) return;
    const apart = (at: ScreenPoint) => Math.max(1, Math.hypot(at.x - other.x, at.y - other.y));
    const middle = { x: (touch.at.x + other.x) / 2, y: (touch.at.y + other.y) / 2 };
    this.#view.zoom(apart(touch.at) / apart(was), middle);
    this.#view.pan({ x: (touch.at.x - was.x) / 2, y: (touch.at.y - was.y) / 2 });
  }

  #step(input: Parameters<typeof step>[1]): void {
    const { image, annotation } = this.#store.state();
    const isLost = isHeldChanged(this.#state.tool, annotation.regions);
    const { tool, outcome } = step(this.#state.tool, isLost ? { kind: "cancel" } : input, image);
    this.#set({ tool });
    if (outcome) this.#carryOut(outcome);
  }

  #carryOut(outcome: Outcome): void {
    if (outcome.kind === "drawn") drawn(outcome.box, this.#store);
    else if (outcome.kind === "reshaped")
      this.#store.dispatch({ kind: "set-box", region: outcome.region, box: outcome.box });
    else this.#clicked(outcome.hit);
    this.#set({ picked: selectedRegion(this.#store.state()) });
  }

  /** A click on the selected box goes on to the next one under the pointer. */
  #clicked(hit: Hit): void {
    const selected = selectedRegion(this.#store.state());
    const clicked = hit.kind === "picture" ? null : hit.region;
    const at = this.#state.at;
    const region =
      at && hit.kind === "region" && clicked === selected ? nextUnder(this.#aim({ at, reach: 0 })) : clicked;
    this.#store.select(region ? { kind: "region", id: region } : { kind: "none" });
  }

  /** What lies under the resting pointer lights up, with its words. */
  #light(at: ScreenPoint): void {
    const { hit } = this.#state;
    const state = this.#store.state();
    const region = hit.kind === "picture" ? null : hit.region;
    const proposal = region ? null : proposalUnder(state, this.#imageAt(at));
    if (region && !state.lit.regions.has(region)) this.#store.light({ regions: new Set([region]) });
    if (proposal && !state.lit.proposals.has(proposal)) this.#store.light({ proposals: new Set([proposal]) });
    if (!region && !proposal && isAnyLit(state.lit)) this.#store.light({});
  }

  #hitAt(touch: Touch): Hit {
    const hit = hitAt(this.#aim(touch));

    return hit.kind === "handle" && !this.#store.state().isEditable ? { ...hit, kind: "region" } : hit;
  }

  #aim({ at, reach }: Pick<Touch, "at" | "reach">): Aim {
    const state = this.#store.state();
    const { regions } = state.annotation;
    if (this.#regions?.of !== regions) this.#regions = { of: regions, all: allOf(regions) };

    return {
      ...{ at, reach, viewport: this.#view.now().viewport },
      ...{ regions: this.#regions.all, selected: selectedRegion(state) },
    };
  }

  #imageAt(at: ScreenPoint) {
    return toImage(this.#view.now().viewport, at);
  }

  #set(change: Partial<HandState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** A new box belongs to what is selected: a mention takes it in, chosen words become a mention with it. */
function drawn(box: Box, store: EditorStore): void {
  const { selection, annotation } = store.state();
  store.dispatch({ kind: "draw-region", box, mention: selection.kind === "mention" ? selection.id : null });
  const made = store.state().selection;
  if (store.state().annotation === annotation) return;
  if (selection.kind === "words" && made.kind === "region")
    store.dispatch({ kind: "link", text: selection.text, span: selection.span, regions: [made.id] });
  store.use("select");
}

/** Has the box in the hand been changed by something else meanwhile, or taken away? */
function isHeldChanged(tool: Tool, regions: EditorState["annotation"]["regions"]): boolean {
  if (tool.state !== "moving" && tool.state !== "resizing") return false;

  return !sameValue(regions[tool.region]?.box, tool.box);
}

/** The proposed mention with the smallest box under the point. */
function proposalUnder({ annotation, suggestion }: EditorState, at: ImagePoint): ProposalId | null {
  const under = placedProposals(annotation, suggestion).filter(
    ({ kind, box }) => kind === "mention" && at.x >= box.x1 && at.x <= box.x2 && at.y >= box.y1 && at.y <= box.y2,
  );

  return under.sort((a, b) => area(a.box) - area(b.box))[0]?.id ?? null;
}
