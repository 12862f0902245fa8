import { describe, expect, it } from "vitest";
import { sharp } from "./libvips.ts";
import { openPicture } from "./picture.ts";

describe("a picture whose pixels break off", () => {
  it.each([
    ["is small enough to be kept", 400],
    ["is decoded anew for each crop", 5100],
  ])("is refused when they are asked for, where it %s", async (_, side) => {
    const whole = await sharp({ create: { width: side, height: side, channels: 3, background: "#808080" } })
      .jpeg()
      .toBuffer();
    const picture = await openPicture(whole.subarray(0, whole.length / 2), { sha256: "" });
    const box = { x1: side / 2, y1: side - 40, x2: side / 2 + 30, y2: side };

    for (const ask of [() => picture.crop(box), () => picture.encodedCrop(box), () => picture.fitted(64)])
      await expect(ask()).rejects.toMatchObject({ code: "picture-not-readable" });
  });
});
