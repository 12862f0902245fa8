import { type Box, iou, type Size } from "#lib/domain/geometry.ts";
import type { Picture, Pixels } from "#lib/pipeline/ports.ts";
import type { OnnxSession, Tensors } from "../onnx/session.ts";

/** One thing that NanoDet saw: its class by position in COCO's eighty, score 0 to 1, box in upright pixels. */
export interface Seen {
  readonly label: number;
  readonly score: number;
  readonly box: Box;
}

const SIDE = 416;
const STRIDES = [8, 16, 32] as const;
const CLASSES = 80;
const BINS = 11;
/** Blue, green, red: the order and the statistics that the network was trained with. */
const MEAN = [103.53, 116.28, 123.675] as const;
const DEVIATION = [57.375, 57.12, 58.395] as const;
const SAME_THING = 0.5;

/** All things in the picture that score at least so much, the best first; several boxes of one thing are one. */
export async function detectAll(
  session: OnnxSession,
  picture: Picture,
  { least, signal }: { least: number; signal: AbortSignal },
): Promise<Seen[]> {
  const pixels = await picture.stretched({ width: SIDE, height: SIDE });
  const image = { data: planesOf(pixels), dims: [1, 3, SIDE, SIDE] };
  const outputs = await session.run({ image }, signal);
  const seen = STRIDES.flatMap((stride) => decoded(outputs, stride, { least, size: picture.size }));

  return withoutDoubles(seen.sort((a, b) => b.score - a.score));
}

function planesOf({ data }: Pixels): Float32Array {
  const cells = SIDE * SIDE;
  const planes = new Float32Array(3 * cells);
  for (let i = 0; i < cells; i++)
    for (let plane = 0; plane < 3; plane++) {
      const value = data[3 * i + 2 - plane] ?? 0;
      planes[plane * cells + i] = (value - (MEAN[plane] ?? 0)) / (DEVIATION[plane] ?? 1);
    }

  return planes;
}

/** The cells of one stride whose best class scores enough (NanoDet's own decoding: distances as expectations). */
function decoded(outputs: Tensors, stride: number, { least, size }: { least: number; size: Size }): Seen[] {
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
    const box = onPicture({ x1: x - left, y1: y - top, x2: x + right, y2: y + bottom }, size);
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

/** Null where nothing of the box lies on the picture. */
function onPicture({ x1, y1, x2, y2 }: Box, { width, height }: Size): Box | null {
  const clamp = (value: number, most: number) => Math.min(Math.max(value / SIDE, 0), 1) * most;
  const box = { x1: clamp(x1, width), y1: clamp(y1, height), x2: clamp(x2, width), y2: clamp(y2, height) };

  return box.x1 < box.x2 && box.y1 < box.y2 ? box : null;
}

function withoutDoubles(seen: readonly Seen[]): Seen[] {
  const kept: Seen[] = [];
  for (const one of seen)
    if (!kept.some(({ label, box }) => label === one.label && iou(box, one.box) > SAME_THING)) kept.push(one);

  return kept;
}
