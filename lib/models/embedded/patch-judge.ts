import type { Engine } from "#lib/domain/engine.ts";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { PatchJudge } from "#lib/pipeline/ports.ts";
import type { Brisque } from "./brisque.ts";
import type { Judgement, Lexicon } from "./lexicon.ts";
import { type PatchStatistics, statisticsOf } from "./patch-statistics.ts";

export interface JudgeParts {
  readonly engine: Engine;
  readonly brisque: Brisque;
  readonly lexicon: Lexicon;
}

/** BRISQUE misjudges smaller patches: they are widened to this. */
const LEAST_SIDE = 128;

/**
 * Answers whether a patch looks as the words say, by measurements: BRISQUE for sharpness, compression and the whole,
 * simple statistics for light, noise, contrast and colour. A stand-in for a vision model, and no more.
 */
export function embeddedJudge({ engine, brisque, lexicon }: JudgeParts): PatchJudge {
  return {
    engine,
    judge: async (...[picture, box, question, signal]) => {
      signal.throwIfAborted();
      const patch = await picture.crop(widened(box, picture.size));
      const measured = { ...statisticsOf(patch), brisque: brisque(patch) };
      const asked = judgementsIn(question.quality, lexicon);
      const chances = asked.map((one) => chanceOf(one, question.quality, measured));
      const probability = chances.reduce((sum, one) => sum + one, 0) / chances.length;

      return {
        question: question.text,
        answer: probability >= 0.5 ? "yes" : "no",
        probability,
        because: [...new Set(asked.map(({ dimension }) => dimension))].map((one) => reasonOf(one, measured)).join("; "),
      };
    },
  };
}

function widened(box: Box, { width, height }: Size): Box {
  const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  const side = (length: number, most: number) => Math.min(most, Math.max(length, LEAST_SIDE)) / 2;
  const [across, down] = [side(box.x2 - box.x1, width), side(box.y2 - box.y1, height)];
  const [cx, cy] = [Math.min(Math.max(x, across), width - across), Math.min(Math.max(y, down), height - down)];

  return { x1: cx - across, y1: cy - down, x2: cx + across, y2: cy + down };
}

/** What the words ask about; words that say nothing known ask about the whole. */
function judgementsIn(quality: string, { judgements, attributes, flaws, fewer, negations }: Lexicon): Judgement[] {
  const text = ` ${quality.toLowerCase().replaceAll(",", " ")} `;
  const has = (word: string) => text.includes(` ${word} `);
  const isTurned = [...negations].some(has);
  const turn = (effect: Judgement["effect"]) => (isTurned ? (effect === "positive" ? "negative" : "positive") : effect);
  const said = [...judgements].filter(([word]) => has(word)).map(([, one]) => ({ ...one, effect: turn(one.effect) }));
  const isFewer = [...fewer].some(has) || /\b(los|lack|miss)/.test(text);
  const sides = [...attributes]
    .filter(([word]) => has(word))
    .map(([, dimension]): Judgement => ({ dimension, effect: isFewer ? "negative" : "positive" }));
  const faults = [...flaws]
    .filter(([word]) => has(word))
    .map(([, dimension]): Judgement => ({ dimension, effect: isFewer || isTurned ? "positive" : "negative" }));
  const known = sides.length + faults.length > 0 ? [...sides, ...faults] : said;

  return known.length > 0 ? known : [{ dimension: "other", effect: "positive" }];
}

type Measured = PatchStatistics & { readonly brisque: number | null };

/** 0 to 1 over a threshold, softly. */
function over(value: number, threshold: number, softness: number): number {
  return 1 / (1 + Math.exp((threshold - value) / softness));
}

/** BRISQUE of a flat patch is undefined: neither good nor bad. */
const UNDECIDED = 42;

function chanceOf({ dimension, effect }: Judgement, quality: string, measured: Measured): number {
  const good = goodnessOf(dimension, quality, measured);

  return effect === "positive" ? good : 1 - good;
}

/** How far the measurements speak for the good side of a dimension, 0 to 1. */
function goodnessOf(dimension: Judgement["dimension"], quality: string, measured: Measured): number {
  const { brisque, laplacian, noise, blockiness, deviation, colourfulness } = measured;
  const badness = brisque ?? UNDECIDED;
  switch (dimension) {
    case "sharpness":
    case "texture":
      return over(Math.log2(1 + laplacian) - (badness - UNDECIDED) / 8, 6.5, 0.8);
    case "exposure":
      return lightGoodness(quality, measured);
    case "noise":
      return 1 - over(noise, 7, 2);
    case "contrast":
      return over(deviation, 38, 8);
    case "colour":
      return over(colourfulness, 28, 8);
    case "compression":
      return 1 - over(blockiness, 1.5, 0.12);
    case "other":
      return 1 - over(badness, UNDECIDED, 8);
  }
}

/** Which way the light is wrong is in the words: dark, dim and under are about too little of it. */
function lightGoodness(quality: string, { mean, clipped }: Measured): number {
  const tooDark = 1 - over(mean, 62, 12);
  const tooBright = Math.max(over(clipped, 0.06, 0.02), over(mean, 205, 10));
  if (/under|dark|dim|shadow|black|gloomy/i.test(quality)) return 1 - tooDark;
  if (/over|too bright|blown|wash|flare|glare|harsh/i.test(quality)) return 1 - tooBright;

  return 1 - Math.max(tooDark, tooBright);
}

function reasonOf(dimension: Judgement["dimension"], measured: Measured): string {
  const number = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  const score = measured.brisque === null ? "BRISQUE undefined (flat)" : `BRISQUE ${number(measured.brisque)}`;
  switch (dimension) {
    case "sharpness":
    case "texture":
      return `${score}, Laplacian variance ${number(measured.laplacian)}`;
    case "exposure":
      return `mean ${number(measured.mean)}, clipped ${(100 * measured.clipped).toFixed(1)} %`;
    case "noise":
      return `noise deviation ${number(measured.noise)}`;
    case "contrast":
      return `deviation ${number(measured.deviation)}`;
    case "colour":
      return `colourfulness ${number(measured.colourfulness)}`;
    case "compression":
      return `blockiness ${measured.blockiness.toFixed(2)}`;
    case "other":
      return score;
  }
}
