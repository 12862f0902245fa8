import { type Box, iou } from "#lib/domain/geometry.ts";
import type { Picture } from "#lib/pipeline/ports.ts";
import type { OnnxSession, Tensors } from "../onnx/session.ts";
import { onPicture, SIDE, type View, viewsOf } from "./nanodet-views.ts";

/** One thing that NanoDet saw: its class by position in COCO's eighty, score 0 to 1, box in upright pixels. */
export interface Seen {
  readonly label: number;
  readonly score: number;
  readonly box: Box;
}

const STRIDES = [8, 16, 32] as const;
const CLASSES = 80;
const BINS = 11;
/** Blue, green, red: the order and the statistics that the network was trained with. */
const MEAN = [103.53, 116.28, 123.675] as const;
const DEVIATION = [57.375, 57.12, 58.395] as const;
const SAME_THING = 0.5;

/**
 * All things in the picture that score at least so much in any view of it, the best first; several boxes of one thing
 * are one.
 */
export async function detectAll(
  session: OnnxSession,
  picture: Picture,
  { least, signal }: { least: number; signal: AbortSignal },
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const view of await viewsOf(picture)) {
    const image = { data: planesOf(view), dims: [1, 3, SIDE, SIDE] };
    const outputs = await session.run({ image }, signal);
    seen.push(...STRIDES.flatMap((stride) => decoded(outputs, stride, { least, view })));
  }

  return withoutDoubles(seen.sort((a, b) => b.score - a.score));
}

/** The square beside the pixels keeps the value 0, the mean colour that the network was trained with. */
function planesOf({ pixels: { data, width, height }, way }: View): Float32Array {
  const cells = SIDE * SIDE;
  const planes = new Float32Array(3 * cells);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const from = row * width + (way === "straight" ? column : width - 1 - column);
      for (let plane = 0; plane < 3; plane++) {
        const value = data[3 * from + 2 - plane] ?? 0;
        planes[plane * cells + row * SIDE + column] = (value - (MEAN[plane] ?? 0)) / (DEVIATION[plane] ?? 1);
      }
    }

  return planes;
}

/** The cells of one stride whose best class scores enough (NanoDet's own decoding: distances as expectations). */
function decoded(outputs: Tensors, stride: number, { least, view }: { least: number; view: View }): Seen[] {
  const scores = outputs[`scores_${stride}`]?.data;
  const sides = outputs[`sides_${stride}`]?.data;
  if (!(scores instanceof Float32Array && sides instanceof Float32Array))
    throw new Error(`the detector's graph gave no outputs for stride ${stride}`);
  const across = Math.ceil(SIDE / stride);
  const seen: Seen[] = [];
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score < least) continue;
    const cell = Math.floor(at / CLASSES);
    const [left = 0, top = 0, right = 0, bottom = 0] = [0, 1, 2, 3].map(
      (side) => expectation(sides, (4 * cell + side) * BINS) * stride,
    );
    const x = ((cell % across) + 0.5) * stride;
    const y = (Math.floor(cell / across) + 0.5) * stride;
    const box = onPicture({ x1: x - left, y1: y - top, x2: x + right, y2: y + bottom }, view);
    if (box) seen.push({ label: at % CLASSES, score, box });
  }

  return seen;
}

/** Expected bin of a softmax over the bins from there. */
function expectation(sides: Float32Array, from: number): number {
  const bins = sides.subarray(from, from + BINS);
  const most = bins.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let [sum, weighted] = [0, 0];
  for (const [bin, value] of bins.entries()) {
    const weight = Math.exp(value - most);
    sum += weight;
    weighted += bin * weight;
  }

  return weighted / sum;
}

function withoutDoubles(seen: readonly Seen[]): Seen[] {
  const kept: Seen[] = [];
  for (const one of seen)
    if (!kept.some(({ label, box }) => label === one.label && iou(box, one.box) > SAME_THING)) kept.push(one);

  return kept;
}
