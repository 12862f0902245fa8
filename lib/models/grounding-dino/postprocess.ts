import { clamp, type Size } from "#lib/domain/geometry.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import type { DetectorThresholds } from "#lib/pipeline/ports.ts";
import type { Tensors } from "../onnx/session.ts";
import type { PlacedPhrase } from "./texts.ts";

export interface Reading {
  readonly phrases: readonly PlacedPhrase[];
  readonly image: Size;
  readonly thresholds: DetectorThresholds;
  /** The words of tokens, by their positions in the text. */
  label(positions: readonly number[]): string;
}

/** A phrase's boxes, by its place in the question. */
export type BoxesOfPhrase = { readonly phrase: number; readonly boxes: DetectedBox[] };

/**
 * The boxes of each phrase of a text. Of one phrase alone it is what `post_process_grounded_object_detection` reads: a
 * query counts by the highest of its tokens' probabilities, special ones too, and its words are the tokens over the text
 * threshold. Of several, each phrase is read as if the words of the others were not there; so a query may be of two
 * phrases, as it is when they are asked one by one. Sorted by score and clamped, which the original does not.
 */
export function boxesIn(outputs: Tensors, { phrases, ...reading }: Reading): BoxesOfPhrase[] {
  const { logits, pred_boxes: boxes } = outputs;
  if (!(logits?.data instanceof Float32Array && boxes?.data instanceof Float32Array))
    throw new Error("the graph gave no logits or boxes");
  const [, queries = 0, positions = 0] = logits.dims;
  const found = phrases.map(({ phrase }): BoxesOfPhrase => ({ phrase, boxes: [] }));
  const [first, end] = [phrases[0]?.from ?? 0, (phrases.at(-1)?.stop ?? -1) + 1];
  for (let query = 0; query < queries; query++) {
    const row = logits.data.subarray(query * positions, (query + 1) * positions);
    const special = Math.max(probability(row.subarray(0, first)), probability(row.subarray(end)));
    const corners = boxes.data.subarray(4 * query, 4 * query + 4);
    for (const [at, phrase] of phrases.entries())
      found[at]?.boxes.push(...boxOf({ row, special, corners, phrase }, reading));
  }
  for (const { boxes: of } of found) of.sort((a, b) => b.score - a.score);

  return found;
}

interface Query {
  readonly row: Float32Array;
  /** The highest probability of the tokens that belong to no phrase. */
  readonly special: number;
  readonly corners: Float32Array;
  readonly phrase: PlacedPhrase;
}

/** The query as a box of the phrase; none when it is under a threshold, or not on the picture. */
function boxOf({ row, special, corners, phrase: { from, stop } }: Query, reading: Omit<Reading, "phrases">) {
  const { image, thresholds, label } = reading;
  const score = Math.max(special, probability(row.subarray(from, stop + 1)));
  const textScore = probability(row.subarray(from, stop));
  if (!(score > thresholds.box && textScore > thresholds.text)) return [];
  const box = boxAt(corners, image);
  const about = [...row.subarray(from, stop).keys()].filter(
    (at) => probability(row.subarray(from + at, from + at + 1)) > thresholds.text,
  );

  return box ? [{ box, score, textScore, route: label(about.map((at) => from + at)) }] : [];
}

/** The highest probability among logits; positions past the text are −∞, what is no number counts for nothing. */
function probability(logits: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;

  return 1 / (1 + Math.exp(-highest));
}

/** Centre and sides as shares of the picture, in pixels; right for a stretch as well. */
function boxAt([cx = 0, cy = 0, width = 0, height = 0]: Float32Array, image: Size) {
  return clamp(
    {
      x1: (cx - width / 2) * image.width,
      y1: (cy - height / 2) * image.height,
      x2: (cx + width / 2) * image.width,
      y2: (cy + height / 2) * image.height,
    },
    image,
  );
}
