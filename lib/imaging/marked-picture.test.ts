import { describe, expect, it } from "vitest";
import { sharp } from "./libvips.ts";
import { markedPicture } from "./marked-picture.ts";

const grey = () =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: "#808080" } })
    .png()
    .toBuffer();

describe("a marked picture", () => {
  it("is a small JPEG with the box where it was, in its colour", async () => {
    const box = { x1: 100, y1: 60, x2: 300, y2: 160 };
    const marked = sharp(await markedPicture(await grey(), [{ box, look: "drawn" }], 200));
    const { data, info } = await marked.raw().toBuffer({ resolveWithObject: true });
    const lightAt = (x: number, y: number) => data[3 * (y * info.width + x)] ?? 0;
    expect([info.width, info.height]).toEqual([200, 100]);
    expect(lightAt(100, 30)).toBeGreaterThan(220);
    expect(Math.abs(lightAt(100, 55) - 128)).toBeLessThan(12);
  });

  it("keeps the lines of a box that fills it inside", async () => {
    const box = { x1: 0, y1: 0, x2: 400, y2: 200 };
    const marked = sharp(await markedPicture(await grey(), [{ box, look: "wrong" }], 200));
    const { data, info } = await marked.raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([200, 100]);
    expect(data[3 * (50 * info.width + 100)]).toBeGreaterThan(110);
  });
});
