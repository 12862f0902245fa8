import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createView } from "./view.ts";
import { fitted, panned, restaged, revealed, scaledAt, toImage, toScreen, type Viewport } from "./viewport.ts";

const side = fc.integer({ min: 3, max: 12_000 });
const frames = fc.record({
  image: fc.record({ width: side, height: side }),
  stage: fc.record({ width: fc.integer({ min: 200, max: 3000 }), height: fc.integer({ min: 200, max: 2000 }) }),
});
const steps = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 200 }),
    y: fc.integer({ min: 0, max: 200 }),
    factor: fc.double({ min: 0.2, max: 6, noNaN: true }),
  }),
  { maxLength: 12 },
);

describe("a viewport", () => {
  it("shows the whole picture when it is fitted", () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const { x, y, width, height } = toScreen(fitted(frame), whole(frame.image));

        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(frame.stage.width);
        expect(y + height).toBeLessThanOrEqual(frame.stage.height);
      }),
    );
  });

  it("holds the pixel under the pointer while it zooms inside of the picture", () => {
    const frame = { image: { width: 600, height: 400 }, stage: { width: 900, height: 700 } };
    const start = fitted(frame);
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 1, max: 30, noNaN: true }),
        (share, factor) => {
          const at = { x: start.x + 600 * start.scale * share, y: start.y + 400 * start.scale * share };
          const before = toImage(start, at);
          const after = toImage(scaledAt(start, start.scale * factor, { at, frame }), at);

          expect(after.x).toBeCloseTo(before.x, 6);
          expect(after.y).toBeCloseTo(before.y, 6);
        },
      ),
    );
  });

  it("keeps a corner of the picture on the stage whatever is done to it", () => {
    fc.assert(
      fc.property(frames, steps, (frame, acts) => {
        let now: Viewport = fitted(frame);
        for (const { x, y, factor } of acts)
          now = panned(
            scaledAt(now, now.scale * factor, { at: { x, y }, frame }),
            { x: x * 40 - 4000, y: 4000 - y * 40 },
            frame,
          );
        const { x, y, width, height } = toScreen(now, whole(frame.image));

        expect(now.scale).toBeLessThanOrEqual(32);
        expect(x).toBeLessThanOrEqual(frame.stage.width - 47);
        expect(y).toBeLessThanOrEqual(frame.stage.height - 47);
        expect(x + width).toBeGreaterThanOrEqual(47);
        expect(y + height).toBeGreaterThanOrEqual(47);
      }),
    );
  });

  it("brings a box onto the stage whole, and leaves one that is there where it is", () => {
    const frame = { image: { width: 4000, height: 3000 }, stage: { width: 900, height: 700 } };
    const box = { x1: 3500, y1: 2500, x2: 3900, y2: 2900 };
    const far: Viewport = { scale: 4, x: 0, y: 0 };
    const near = revealed(far, box, frame);
    const { x, y, width, height } = toScreen(near, box);

    expect([x >= 0, y >= 0, x + width <= 900, y + height <= 700]).toEqual([true, true, true, true]);
    expect(revealed(near, box, frame)).toEqual(near);
  });

  it("keeps the middle of the stage in the middle when the window changes", () => {
    const frame = { image: { width: 4000, height: 3000 }, stage: { width: 900, height: 700 } };
    const now: Viewport = { scale: 1, x: -1000, y: -900 };
    const stage = { width: 500, height: 800 };
    const next = restaged(now, frame.stage, { ...frame, stage });

    expect(toImage(next, { x: 250, y: 400 })).toEqual(toImage(now, { x: 450, y: 350 }));
  });
});

describe("a view", () => {
  it("comes fitted, whatever was asked of it before its stage had a size", () => {
    const image = { width: 600, height: 400 };
    const stage = { width: 900, height: 700 };
    const view = createView(image);
    view.reveal({ x1: 100, y1: 100, x2: 200, y2: 200 });
    view.zoom(3);
    view.pan({ x: 40, y: 0 });
    view.resize(stage, 1);

    expect(view.now().viewport).toEqual(fitted({ image, stage }));
  });
});

function whole({ width, height }: { width: number; height: number }) {
  return { x1: 0, y1: 0, x2: width, y2: height };
}
