import type { Distortion } from "#lib/domain/item.ts";
import { type SeededRandom, seededRandom, seedOf } from "#lib/domain/seeded-random.ts";
import { type Sharp, sharp } from "./libvips.ts";

/** 8-bit sRGB, three channels interleaved. */
interface Raw {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

type Apply = (raw: Raw, level: number, random: SeededRandom) => Raw | Promise<Raw>;

/** A word of three grades stands for the same word of five: slight, obvious, serious. */
const OF_FIVE = [1, 3, 4] as const;

const SHORT_SIDE = 256;

/** What the severities 1 to 5 do; our own values, for pictures of 256 pixels. Names are KADIS's, misspelling and all. */
const DISTORTIONS: Readonly<Record<string, Apply>> = {
  blur_gaussian: (raw, level) => through(raw, (image) => image.blur(pick(level, [0.8, 1.4, 2.2, 3.2, 4.6]))),
  blur_motion: (raw, level, random) => motion(raw, pick(level, [5, 9, 13, 17, 23]), random.integer(2) === 0),
  noise_gaussian_RGB: (raw, level, random) => gaussianNoise(raw, pick(level, [8, 15, 25, 40, 60]), random),
  noise_impulse: (raw, level, random) => impulses(raw, pick(level, [0.01, 0.03, 0.06, 0.1, 0.17]), random),
  compression_jpeg: (raw, level) => throughJpeg(raw, pick(level, [30, 18, 12, 8, 4])),
  brightness_brighten_shfit_HSV: (raw, level) => shiftValue(raw, pick(level, [0.12, 0.22, 0.32, 0.42, 0.55])),
  brightness_darken_shfit_HSV: (raw, level) => shiftValue(raw, -pick(level, [0.12, 0.22, 0.32, 0.42, 0.55])),
  contrast_weaken_scale: (raw, level) => scaleContrast(raw, pick(level, [0.8, 0.65, 0.5, 0.35, 0.2])),
  contrast_strengthen_scale: (raw, level) => scaleContrast(raw, pick(level, [1.3, 1.6, 2, 2.6, 3.4])),
  saturate_weaken_HSV: (raw, level) => scaleSaturation(raw, pick(level, [0.75, 0.55, 0.38, 0.2, 0])),
  saturate_strengthen_HSV: (raw, level) => scaleSaturation(raw, pick(level, [1.4, 1.8, 2.4, 3.2, 5])),
  oversharpen: (raw, level) => unsharp(raw, pick(level, [1, 2, 3.5, 5.5, 8])),
  pixelate: (raw, level) => pixelate(raw, pick(level, [1.5, 2.2, 3.2, 4.6, 6.5])),
};

/**
 * A PNG of the upright picture, its short side brought down to 256 pixels, with the distortions put on in their order.
 * Chance comes from the seed: the same picture, distortions and seed give the same pixels.
 */
export async function distort(picture: Buffer, distortions: readonly Distortion[], seed: string): Promise<Buffer> {
  const random = seededRandom(seedOf(seed));
  const small = sharp(picture)
    .autoOrient()
    .toColourspace("srgb")
    .resize(SHORT_SIDE, SHORT_SIDE, { fit: "outside", withoutEnlargement: true, kernel: "cubic" });
  let raw = await rawOf(small);
  for (const { name, severity, scale } of distortions) {
    const apply = DISTORTIONS[name];
    if (!apply) throw new Error(`no distortion is named ${name}`);
    raw = await apply(raw, scale === 5 ? severity : pick(severity, OF_FIVE), random);
  }

  return imageOf(raw).png({ compressionLevel: 9 }).toBuffer();
}

/** The value of a severity, which counts from 1. */
function pick(severity: number, values: readonly number[]): number {
  const value = values[severity - 1];
  if (value === undefined) throw new Error(`severity ${severity} is not from 1 to ${values.length}`);

  return value;
}

function imageOf({ data, width, height }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function rawOf(image: Sharp): Promise<Raw> {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });

  return { data, width: info.width, height: info.height };
}

function through(raw: Raw, change: (image: Sharp) => Sharp): Promise<Raw> {
  return rawOf(change(imageOf(raw)));
}

async function throughJpeg(raw: Raw, quality: number): Promise<Raw> {
  return rawOf(sharp(await imageOf(raw).jpeg({ quality, chromaSubsampling: "4:2:0" }).toBuffer()));
}

function motion(raw: Raw, length: number, level: boolean): Promise<Raw> {
  const size = level ? { width: length, height: 3 } : { width: length, height: length };
  const kernel = Array.from({ length: size.width * size.height }, (_, at) => {
    const [x, y] = [at % size.width, Math.floor(at / size.width)];

    return y === (level ? 1 : x) ? 1 : 0;
  });

  return through(raw, (image) => image.convolve({ ...size, kernel, scale: length }));
}

async function pixelate(raw: Raw, factor: number): Promise<Raw> {
  const small = { width: Math.round(raw.width / factor), height: Math.round(raw.height / factor) };
  const coarse = await through(raw, (image) => image.resize({ ...small, fit: "fill", kernel: "cubic" }));

  return through(coarse, (image) =>
    image.resize({ width: raw.width, height: raw.height, fit: "fill", kernel: "nearest" }),
  );
}

async function unsharp(raw: Raw, amount: number): Promise<Raw> {
  const soft = await through(raw, (image) => image.blur(1.2));

  return eachSample(raw, (value, at) => value + amount * (value - (soft.data[at] ?? value)));
}

function gaussianNoise(raw: Raw, deviation: number, random: SeededRandom): Raw {
  return eachSample(raw, (value) => value + deviation * normal(random));
}

function impulses(raw: Raw, share: number, random: SeededRandom): Raw {
  return eachSample(raw, (value) => (chance(random) < share ? 255 * random.integer(2) : value));
}

function scaleContrast(raw: Raw, factor: number): Raw {
  const mean = raw.data.reduce((sum, value) => sum + value, 0) / raw.data.length;

  return eachSample(raw, (value) => mean + factor * (value - mean));
}

/** Moves V of HSV by a share of its range; hue and saturation stay. */
function shiftValue(raw: Raw, shift: number): Raw {
  return eachPixel(raw, (rgb) => {
    const value = Math.max(...rgb);
    const wanted = Math.max(0, Math.min(255, value + 255 * shift));

    return (channel) => (value === 0 ? wanted : (channel * wanted) / value);
  });
}

/** Scales S of HSV; hue and value stay. */
function scaleSaturation(raw: Raw, factor: number): Raw {
  return eachPixel(raw, (rgb) => {
    const value = Math.max(...rgb);
    const saturation = value === 0 ? 0 : (value - Math.min(...rgb)) / value;
    const times = saturation === 0 ? 1 : Math.min(1, saturation * factor) / saturation;

    return (channel) => value - (value - channel) * times;
  });
}

function eachSample(raw: Raw, change: (value: number, at: number) => number): Raw {
  return { ...raw, data: Uint8Array.from(Uint8ClampedArray.from(raw.data, change)) };
}

function eachPixel(raw: Raw, changeOf: (rgb: Uint8Array) => (channel: number) => number): Raw {
  const data = new Uint8ClampedArray(raw.data.length);
  for (let at = 0; at < data.length; at += 3) {
    const rgb = raw.data.subarray(at, at + 3);
    data.set(Array.from(rgb, changeOf(rgb)), at);
  }

  return { ...raw, data: Uint8Array.from(data) };
}

/** From 0 to just below 1. */
function chance(random: SeededRandom): number {
  return random.integer(0x4000_0000) / 0x4000_0000;
}

/** A draw from the standard normal distribution (Box and Muller). */
function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - chance(random))) * Math.cos(2 * Math.PI * chance(random));
}
