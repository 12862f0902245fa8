import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeOf } from "./byte-range.ts";

describe("a range of bytes", () => {
  it("lies within the file, whatever was asked for", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), fc.integer({ min: 1, max: 1000 }), (from, to, size) => {
        const range = rangeOf(`bytes=${from}-${to}`, size);
        if (range === null || range === "outside") {
          expect(from > Math.min(to, size - 1)).toBe(true);
        } else {
          expect(range).toEqual({ from, to: Math.min(to, size - 1) });
        }
      }),
    );
  });

  it("may be open at either end", () => {
    expect(rangeOf("bytes=10-", 100)).toEqual({ from: 10, to: 99 });
    expect(rangeOf("bytes=-10", 100)).toEqual({ from: 90, to: 99 });
  });

  it("is none where it is not understood, so that all is sent", () => {
    expect(rangeOf("bytes=1-2,4-5", 100)).toBeNull();
    expect(rangeOf("lines=1-2", 100)).toBeNull();
  });
});
