import { beforeEach, describe, expect, it } from "vitest";
import { type Annotation, startingFrom } from "#lib/domain/annotation.ts";
import type { Box } from "#lib/domain/geometry.ts";
import { newId, type RegionId } from "#lib/domain/ids.ts";
import { createHand, type Hand } from "./hand.ts";
import { allOf } from "./records.ts";
import { createStore, type EditorStore } from "./store.ts";
import { createView, type View } from "./view.ts";

const image = { width: 300, height: 200 };
const outer = { id: "outer" as RegionId, box: { x1: 100, y1: 50, x2: 200, y2: 150 }, proposal: null };
const inner = { id: "inner" as RegionId, box: { x1: 140, y1: 90, x2: 160, y2: 110 }, proposal: null };

let store: EditorStore;
let view: View;
let hand: Hand;

/** On this stage one pixel of the picture is one of the screen, and the picture's corner lies at 100, 100. */
beforeEach(() => {
  const annotation: Annotation = { ...startingFrom("A cup."), regions: { [outer.id]: outer, [inner.id]: inner } };
  store = createStore({
    ...{ annotation, revision: 0, journal: null, suggestion: null, image, isEditable: true },
    newId: () => newId(),
    now: () => 0,
  });
  view = createView(image);
  view.resize({ width: 500, height: 400 }, 1);
  view.actualSize();
  hand = createHand(store, view);
});

const touchAt = (x: number, y: number, pointer = 1) => ({ pointer, at: { x: x + 100, y: y + 100 }, reach: 10 });
const boxOf = (id: RegionId): Box | undefined => store.state().annotation.regions[id]?.box;
const selected = () => {
  const { selection } = store.state();

  return selection.kind === "region" ? selection.id : null;
};

function drag(from: readonly [number, number], ...to: readonly (readonly [number, number])[]): void {
  hand.press(touchAt(...from), "primary");
  for (const [x, y] of to) hand.move(touchAt(x, y));
  hand.release(1);
}

describe("the hand on the picture", () => {
  it("moves a box by one command, whatever the number of moves", () => {
    drag([110, 60], [115, 65], [118, 70], [120, 80]);

    expect(boxOf(outer.id)).toEqual({ x1: 110, y1: 70, x2: 210, y2: 170 });
    store.undo();
    expect(boxOf(outer.id)).toEqual(outer.box);
    expect(store.state().canUndo).toBe(false);
  });

  it("keeps a moved box whole inside of the picture when the pointer leaves it fast", () => {
    drag([110, 60], [5000, -5000]);

    expect(boxOf(outer.id)).toEqual({ x1: 200, y1: 0, x2: 300, y2: 100 });
  });

  it("resizes by a press well outside of a corner, by as much as the pointer goes", () => {
    store.select({ kind: "region", id: outer.id });
    drag([209, 159], [219, 169]);

    expect(boxOf(outer.id)).toEqual({ x1: 100, y1: 50, x2: 210, y2: 160 });
  });

  it("turns a box over that is pulled through itself", () => {
    store.select({ kind: "region", id: outer.id });
    drag([200, 100], [150, 100], [60, 100]);

    expect(boxOf(outer.id)).toEqual({ x1: 60, y1: 50, x2: 100, y2: 150 });
  });

  it("can still move the middle of a box that is all edges", () => {
    store.select({ kind: "region", id: inner.id });
    drag([150, 100], [154, 104]);

    expect(boxOf(inner.id)).toEqual({ x1: 144, y1: 94, x2: 164, y2: 114 });
  });

  it("draws with the box tool, clamped, over boxes too, and goes back to selecting", () => {
    store.use("box");
    drag([150, 100], [200, 150], [900, 900]);

    const made = allOf(store.state().annotation.regions).find(({ id }) => id !== outer.id && id !== inner.id);
    expect(made?.box).toEqual({ x1: 150, y1: 100, x2: 300, y2: 200 });
    expect([selected(), store.state().tool]).toEqual([made?.id, "select"]);
  });

  it("goes from box to box under repeated clicks, the smallest first", () => {
    const seen = [1, 2, 3].map(() => {
      drag([150, 100]);

      return selected();
    });

    expect(seen).toEqual([inner.id, outer.id, inner.id]);
  });

  it("forgets a cancelled gesture, though the button is still held", () => {
    hand.press(touchAt(110, 60), "primary");
    hand.move(touchAt(150, 90));
    expect(hand.cancel()).toBe(true);
    hand.move(touchAt(170, 100));
    hand.release(1);

    expect(boxOf(outer.id)).toEqual(outer.box);
    expect(hand.cancel()).toBe(false);
  });

  it("lets go of a box that something else changes meanwhile", () => {
    hand.press(touchAt(110, 60), "primary");
    hand.move(touchAt(150, 90));
    store.dispatch({ kind: "delete-region", region: outer.id });
    hand.move(touchAt(160, 90));
    hand.release(1);

    expect(boxOf(outer.id)).toBeUndefined();
    expect(hand.now().tool.state).toBe("idle");
  });

  it("pans beside the boxes and keeps what is selected; a click there lets go", () => {
    store.select({ kind: "region", id: outer.id });
    drag([20, 20], [40, 20], [60, 30]);
    expect(view.now().viewport).toEqual({ scale: 1, x: 140, y: 110 });
    expect(selected()).toBe(outer.id);

    drag([20, 20]);
    expect(selected()).toBeNull();
  });

  it("makes a pinch of two fingers, and changes no box by it", () => {
    hand.press(touchAt(110, 60, 1), "primary");
    hand.press(touchAt(130, 60, 2), "primary");
    hand.move(touchAt(150, 60, 2));
    hand.release(1);
    hand.release(2);

    expect(view.now().viewport.scale).toBeCloseTo(2, 6);
    expect(store.state().canUndo).toBe(false);
  });

  it("lights what it rests on and nothing after it has left", () => {
    hand.move(touchAt(150, 100));
    expect([...store.state().lit.regions]).toEqual([inner.id]);
    hand.leave();
    expect(store.state().lit.regions.size).toBe(0);
  });
});
