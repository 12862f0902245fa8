import { readFile } from "node:fs/promises";
import path from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { afterAll, describe, expect, it } from "vitest";
import { openPicture } from "#lib/imaging/picture.ts";
import type { Pixels } from "#lib/pipeline/ports.ts";
import { bilinear } from "./bilinear.ts";
import { openGroundingDino } from "./detector.ts";
import { inputSize, Preprocessor, pixelValues } from "./preprocess.ts";
import { textsOf } from "./texts.ts";

const FOLDER = path.resolve("lib/testing/fixtures/grounding-dino");
const json = async (name: string) => JSON.parse(await readFile(path.join(FOLDER, name), "utf8"));

type Variant = "fp32" | "dynamic";
type Pair = [number, number];
type Corners = [number, number, number, number];
/** What `figures.py` wrote with the model's own processor, the tokenizers package and numpy. */
interface Figures {
  readonly texts: { text: string; ids: number[] }[];
  readonly sizes: { from: Pair; to: Pair }[];
  readonly pixels: {
    variant: Variant;
    photo: string;
    width: number;
    height: number;
    mask_dims: number[];
    mask_sum: number;
    means: number[];
    values: { x: number; y: number; rgb: number[] }[];
  }[];
  readonly drawn: { size: Pair; ground: number[]; rectangles: { colour: number[]; box: Corners }[] };
  readonly thresholds: { box: number; text: number };
  readonly answers: { variant: Variant; text: string; found: { label: string; score: number; box: Corners }[] }[];
}

const figures: Figures = await json("figures.json");
const preprocessors: Record<Variant, Preprocessor> = {
  fp32: Preprocessor.parse(await json("preprocessor_config.json")),
  dynamic: Preprocessor.parse(await json("preprocessor_config_dynamic.json")),
};
const graphs = { fp32: await openGroundingDino(FOLDER), dynamic: await openGroundingDino(FOLDER, "dynamic") };
afterAll(() => Promise.all([graphs.fp32.close(), graphs.dynamic.close()]));
const tokenizer = new Tokenizer(await json("tokenizer.json"), await json("tokenizer_config.json"));
const encode = (text: string) => tokenizer.encode(text).ids;

describe("token ids", () => {
  it.each(figures.texts)("of “$text” are the original tokenizer's", ({ text, ids }) => {
    expect(encode(text)).toEqual(ids);
    const phrases = text.endsWith(".") && !text.startsWith("st.") ? text.slice(0, -1).split(". ") : [];
    if (phrases.length > 0 && !text.includes("3.5"))
      expect(textsOf(phrases, encode).map((one) => one.ids)).toEqual([ids]);
  });
});

describe("a picture for the model", () => {
  it.each(figures.sizes)("of $from is brought to $to where proportions are kept", ({ from, to }) => {
    const [width, height] = from;
    expect(inputSize(preprocessors.dynamic, { width, height })).toEqual({ width: to[0], height: to[1] });
  });

  it.each(figures.pixels)("has the original processor's values, $variant of $photo", async (wanted) => {
    const picture = await openPicture(await readFile(`assets/demo/images/demo/${wanted.photo}`), { sha256: "" });
    const { width, height } = picture.size;
    const whole = await picture.crop({ x1: 0, y1: 0, x2: width, y2: height });
    const preprocessor = preprocessors[wanted.variant];
    const { data, dims } = pixelValues(bilinear(whole, inputSize(preprocessor, picture.size)), preprocessor);

    expect(dims).toEqual([1, 3, wanted.height, wanted.width]);
    expect(wanted.mask_dims).toEqual([1, wanted.height, wanted.width]);
    expect(wanted.mask_sum).toBe(wanted.height * wanted.width); // all ones: nothing is padded
    const cells = wanted.width * wanted.height;
    for (const { x, y, rgb } of wanted.values)
      for (const [plane, value] of rgb.entries())
        expect(Math.abs(Number(data[plane * cells + y * wanted.width + x]) - value)).toBeLessThan(1e-6);
    for (const [plane, mean] of wanted.means.entries()) {
      let sum = 0;
      for (let i = plane * cells; i < (plane + 1) * cells; i++) sum += Number(data[i]);
      expect(Math.abs(sum / cells - mean)).toBeLessThan(1e-6);
    }
  });
});

/** The picture that the figures' answers are about. */
function drawn(): Pixels {
  const { size, ground, rectangles } = figures.drawn;
  const [width, height] = size;
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const one = rectangles.findLast(({ box }) => x >= box[0] && x < box[2] && y >= box[1] && y < box[3]);
    data.set(one?.colour ?? ground, 3 * i);
  }

  return { data, width, height };
}

describe("boxes of a graph", () => {
  const whole = drawn();
  const never = async () => expect.fail("not asked for");
  const picture = {
    size: whole,
    sha256: "",
    crop: async () => whole,
    stretched: never,
    encodedCrop: never,
    fitted: never,
  };

  it.each(figures.answers)(
    "are those of the original reading, $variant asked “$text”",
    async ({ variant, text, found }) => {
      const detector = graphs[variant].boxes({ name: "grounding-dino", model: "colour fixture", revision: variant });
      const phrases = text.slice(0, -1).split(". ");
      const { thresholds } = figures;
      const answers = await detector.detectTogether?.(picture, phrases, thresholds, new AbortController().signal);

      for (const [at, phrase] of phrases.entries()) {
        const wanted = found.filter(({ label }) => label === phrase).sort((a, b) => b.score - a.score);
        expect(answers?.[at]?.map(({ route }) => route)).toEqual(wanted.map(({ label }) => label));
        for (const [n, { box, score }] of wanted.entries()) {
          const ours = answers?.[at]?.[n] ?? expect.fail("a box is missing");
          expect(Math.abs(ours.score - score)).toBeLessThan(1e-6);
          for (const [i, side] of [ours.box.x1, ours.box.y1, ours.box.x2, ours.box.y2].entries())
            expect(Math.abs(side - (box[i] ?? -1))).toBeLessThan(1e-3);
        }
      }
    },
  );
});
