import { clamp, type Size } from "#lib/domain/geometry.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import type { DetectorThresholds } from "#lib/pipeline/ports.ts";
import type { Tensors } from "../onnx/session.ts";

/** A phrase of the text that was asked, by the positions of its tokens. */
interface AskedPhrase {
  readonly from: number;
  readonly to: number;
}

export interface Reading {
  readonly phrase: AskedPhrase;
  readonly image: Size;
  readonly thresholds: DetectorThresholds;
}

/**
 * The boxes of one phrase, as `post_process_grounded_object_detection` reads them: a query counts by the highest of its
 * tokens' probabilities; its words are the tokens over the text threshold. Sorted by score and clamped, which it does not.
 */
export function boxesIn(outputs: Tensors, { phrase, image, thresholds }: Reading): DetectedBox[] {
  const { logits, pred_boxes: boxes } = outputs;
  if (!(logits?.data instanceof Float32Array && boxes?.data instanceof Float32Array))
    throw new Error("the graph gave no logits or boxes");
  const [, queries = 0, positions = 0] = logits.dims;
  const found: DetectedBox[] = [];
  for (let query = 0; query < queries; query++) {
    const row = logits.data.subarray(query * positions, (query + 1) * positions);
    const [score, isAbout] = readRow(row, phrase, thresholds.text);
    const box = score > thresholds.box && isAbout ? boxAt(boxes.data, query, image) : null;
    if (box) found.push({ box, score, route: "Grounding DINO" });
  }

  return found.sort((a, b) => b.score - a.score);
}

/** The query's score, and whether a token of the phrase is over the text threshold. Positions past the text are −∞. */
function readRow(row: Float32Array, { from, to }: AskedPhrase, threshold: number): [score: number, isAbout: boolean] {
  let [best, isAbout] = [0, false];
  for (const [at, logit] of row.entries()) {
    const probability = 1 / (1 + Math.exp(-logit));
    if (probability > best) best = probability;
    if (at >= from && at < to && probability > threshold) isAbout = true;
  }

  return [best, isAbout];
}

/** Centre and sides as shares of the picture, in pixels; right for a stretch as well. */
function boxAt(boxes: Float32Array, query: number, image: Size) {
  const [cx = 0, cy = 0, width = 0, height = 0] = boxes.subarray(4 * query, 4 * query + 4);

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
