import { access, readFile } from "node:fs/promises";
import path from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import type { Engine } from "#lib/domain/engine.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import type { BoxDetector, Picture, Pixels } from "#lib/pipeline/ports.ts";
import { type OnnxSession, openSession, type Tensors } from "../onnx/session.ts";
import { bilinear } from "./bilinear.ts";
import { boxesIn } from "./postprocess.ts";
import { checkInputs, inputSize, Preprocessor, pixelValues } from "./preprocess.ts";
import { textsOf } from "./texts.ts";

/** Pictures with a longer side are shrunk to it before anything else: their pixels all at once would fill the memory. */
const LONGEST_SIDE = 6000;

/** A Grounding DINO export in a folder: `onnx/model.onnx`, `tokenizer.json`, `preprocessor_config.json`. */
export interface GroundingDino {
  boxes(engine: Engine): BoxDetector;
  close(): Promise<void>;
}

/**
 * Opens it in one of its precisions, `fp16` as `onnx/model_fp16.onnx`, with the preprocessor of the same name where it has
 * its own; rejects with the file that is missing, or with what does not fit together.
 */
export async function openGroundingDino(folder: string, precision = "fp32"): Promise<GroundingDino> {
  const suffix = precision === "fp32" ? "" : `_${precision}`;
  const json = async (name: string): Promise<object> => JSON.parse(await readFile(path.join(folder, name), "utf8"));
  const own = `preprocessor_config${suffix}.json`;
  const config = (await isThere(path.join(folder, own))) ? own : "preprocessor_config.json";
  const tokenizer = new Tokenizer(await json("tokenizer.json"), await json("tokenizer_config.json"));
  const preprocessor = Preprocessor.parse(await json(config));
  const file = path.join(folder, "onnx", `model${suffix}.onnx`);
  await access(file);
  const session = await openSession(file);
  try {
    checkInputs(session.inputs, preprocessor);
  } catch (error) {
    await session.close();
    throw error;
  }

  return {
    boxes: (engine) => detectorOf(engine, { tokenizer, preprocessor, session }),
    close: () => session.close(),
  };
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

type Together = NonNullable<BoxDetector["detectTogether"]>;

interface Parts {
  readonly tokenizer: Tokenizer;
  readonly preprocessor: Preprocessor;
  readonly session: OnnxSession;
}

function detectorOf(engine: Engine, { tokenizer, preprocessor, session }: Parts): BoxDetector {
  const detectTogether: Together = async (...[picture, phrases, thresholds, signal]) => {
    const found: DetectedBox[][] = phrases.map(() => []);
    const texts = textsOf(phrases, (text) => tokenizer.encode(text).ids);
    if (texts.length === 0) return found;
    const pixels = bilinear(await wholeOf(picture), inputSize(preprocessor, picture.size));
    for (const { ids, phrases: placed } of texts) {
      const inputs = { ...pictureInputs(pixels, preprocessor), ...textInputs(ids) };
      const label = (positions: readonly number[]) => tokenizer.decode(positions.map((at) => ids[at] ?? 0));
      const reading = { phrases: placed, image: picture.size, thresholds, label };
      for (const { phrase, boxes } of boxesIn(await session.run(inputs, signal), reading)) found[phrase] = boxes;
    }

    return found;
  };

  return {
    engine,
    detectTogether,
    detect: async (...[picture, phrase, thresholds, signal]) =>
      (await detectTogether(picture, [phrase], thresholds, signal))[0] ?? [],
  };
}

function wholeOf(picture: Picture): Promise<Pixels> {
  const { width, height } = picture.size;
  if (Math.max(width, height) > LONGEST_SIDE) return picture.fitted(LONGEST_SIDE);

  return picture.crop({ x1: 0, y1: 0, x2: width, y2: height });
}

/** Made anew for each run, which takes its numbers away. */
function pictureInputs(pixels: Pixels, preprocessor: Preprocessor): Tensors {
  const dims = [1, pixels.height, pixels.width];

  return {
    pixel_values: pixelValues(pixels, preprocessor),
    pixel_mask: { data: new BigInt64Array(pixels.width * pixels.height).fill(1n), dims },
  };
}

function textInputs(ids: readonly number[]): Tensors {
  const dims = [1, ids.length];

  return {
    input_ids: { data: BigInt64Array.from(ids, BigInt), dims },
    token_type_ids: { data: new BigInt64Array(ids.length), dims },
    attention_mask: { data: new BigInt64Array(ids.length).fill(1n), dims },
  };
}
