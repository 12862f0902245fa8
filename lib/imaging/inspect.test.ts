import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { inspect } from "./inspect.ts";
import { openPicture } from "./picture.ts";

/** 60 × 40, its top left quarter red, the rest blue: which side is up can be told. */
function picture() {
  const data = Buffer.alloc(60 * 40 * 3);
  for (let y = 0; y < 40; y++)
    for (let x = 0; x < 60; x++) data.set(x < 30 && y < 20 ? [220, 30, 30] : [30, 30, 220], (y * 60 + x) * 3);

  return sharp(data, { raw: { width: 60, height: 40, channels: 3 } });
}

/** As a camera would store it: turned so that the orientation tag makes it upright again. */
function stored(orientation: number, format: "jpeg" | "png" = "jpeg") {
  const turned = {
    1: picture(),
    2: picture().flop(),
    3: picture().rotate(180),
    4: picture().flip(),
    5: picture().rotate(270).flop(),
    6: picture().rotate(270),
    7: picture().rotate(90).flop(),
    8: picture().rotate(90),
  }[orientation];

  return (turned ?? picture()).toFormat(format, { quality: 100 }).withMetadata({ orientation }).toBuffer();
}

const problemOf = async (bytes: Buffer) => {
  const inspection = await inspect(bytes);

  return "problem" in inspection ? inspection.problem : "fine";
};

async function factsOf(bytes: Buffer) {
  const inspection = await inspect(bytes);
  if ("problem" in inspection) throw new Error(`${inspection.problem}: ${inspection.detail}`);

  return inspection;
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);

  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");

  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(10)))]);
}

describe("a picture that comes in", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("is upright whatever way up its file lies: orientation %i", async (orientation) => {
    const { facts, renditions } = await factsOf(await stored(orientation));
    const { data, info } = await sharp(renditions.fitted).raw().toBuffer({ resolveWithObject: true });
    const corner = [...data.subarray((10 * info.width + 10) * 3, (10 * info.width + 10) * 3 + 3)];

    expect(facts).toMatchObject({ width: 60, height: 40, orientation, format: "jpeg" });
    expect(corner[0]).toBeGreaterThan(180);
    expect(corner[2]).toBeLessThan(80);
  });

  it("has one perceptual hash whatever way up its file lies", async () => {
    const files = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => stored(orientation, "png")));
    const all = await Promise.all(files.map(factsOf));

    expect(new Set(all.map(({ facts }) => facts.perceptualHash)).size).toBe(1);
  });

  it("shows engines the same pixels in the same box, whatever way up its file lies", async () => {
    const box = { x1: 7.3, y1: 4, x2: 31, y2: 22.6 };
    const files = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => stored(orientation, "png")));
    const crops = await Promise.all(files.map(async (bytes) => (await openPicture(bytes, { sha256: "" })).crop(box)));

    expect(crops[0]).toMatchObject({ width: 24, height: 19 });
    for (const { data } of crops) expect(Buffer.from(data).equals(Buffer.from(crops[0]?.data ?? []))).toBe(true);
  });

  it("is known by the hash of its bytes as they came", async () => {
    const bytes = await picture().png().toBuffer();

    expect((await factsOf(bytes)).facts.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("keeps the name of its colour profile, and its renditions are sRGB", async () => {
    const wide = await picture().withIccProfile("p3").jpeg().toBuffer();
    const { facts, renditions } = await factsOf(wide);

    expect(facts.profile).toMatch(/p3/i);
    expect((await sharp(renditions.fitted).metadata()).icc).toBeUndefined();
  });

  it("has no profile when its file has none", async () => {
    expect((await factsOf(await picture().webp().toBuffer())).facts).toMatchObject({ profile: null, format: "webp" });
  });

  it("is made smaller for its renditions and never larger", async () => {
    const large = await factsOf(await picture().resize(3000, 2000).jpeg().toBuffer());
    const small = await factsOf(await picture().jpeg().toBuffer());
    const widths = async (renditions: Record<string, Buffer>) =>
      Promise.all(Object.values(renditions).map(async (bytes) => (await sharp(bytes).metadata()).width));

    expect(await widths(large.renditions)).toEqual([256, 1600]);
    expect(await widths(small.renditions)).toEqual([60, 60]);
  });

  it("may be grey, with a palette or transparent", async () => {
    const grey = await picture().greyscale().png().toBuffer();
    const palette = await picture().png({ palette: true }).toBuffer();
    const clear = await picture().ensureAlpha(0.5).png().toBuffer();

    expect(await Promise.all([grey, palette, clear].map(problemOf))).toEqual(["fine", "fine", "fine"]);
  });
});

describe("a file that is no picture we take", () => {
  it("is said to be empty at zero bytes", async () => {
    expect(await problemOf(Buffer.alloc(0))).toBe("image-empty");
  });

  it("is no picture when it holds HTML or SVG, whatever its name", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="/etc/passwd"/></svg>';

    expect(await problemOf(Buffer.from("<!doctype html><title>404</title>"))).toBe("image-not-a-picture");
    expect(await problemOf(Buffer.from(`<?xml version="1.0"?>${svg}`))).toBe("image-not-a-picture");
    expect(await problemOf(Buffer.from(svg))).toBe("image-not-a-picture");
  });

  it("is cut off when its end is missing", async () => {
    const noise = sharp({
      create: {
        width: 400,
        height: 300,
        channels: 3,
        background: "grey",
        noise: { type: "gaussian", mean: 128, sigma: 40 },
      },
    });
    const [jpeg, png, webp] = await Promise.all([
      noise.clone().jpeg().toBuffer(),
      noise.clone().png().toBuffer(),
      noise.clone().webp().toBuffer(),
    ]);
    const halves = [jpeg, png, webp].map((bytes) => bytes.subarray(0, bytes.length / 2));

    expect(await Promise.all(halves.map(problemOf))).toEqual(Array(3).fill("image-truncated"));
    expect(await problemOf(jpeg.subarray(0, 20))).toBe("image-truncated");
  });

  it("is too large by its header alone", async () => {
    expect(await problemOf(pngHeader(30_000, 30_000))).toBe("image-too-large");
  });

  it("is refused when it moves, is CMYK, or has 16 bits a channel", async () => {
    const frames = await sharp(Buffer.alloc(20 * 40 * 3, 90).fill(200, 1200), {
      raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
    })
      .webp()
      .toBuffer();
    const cmyk = await picture().toColourspace("cmyk").jpeg().toBuffer();
    const deep = await picture().toColourspace("rgb16").png().toBuffer();

    expect(await problemOf(frames)).toBe("image-animated");
    expect(await problemOf(cmyk)).toBe("image-cmyk");
    expect(await problemOf(deep)).toBe("image-16-bit");
  });

  it("is of a format that is not taken in", async () => {
    expect(await problemOf(Buffer.concat([Buffer.from("BM"), Buffer.alloc(60)]))).toBe("image-format-unsupported");
  });

  it("never makes it throw, whatever bytes follow a true beginning", async () => {
    const png = await picture().png().toBuffer();
    for (let seed = 1; seed <= 40; seed++) {
      const spoilt = Buffer.from(png);
      for (let at = 8 + seed; at < spoilt.length; at += 13 + seed) spoilt[at] = (spoilt[at] ?? 0) ^ (seed * 37);
      await expect(inspect(spoilt)).resolves.toBeDefined();
    }
  });
});
