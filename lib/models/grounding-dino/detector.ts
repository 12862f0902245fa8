import { readFile } from "node:fs/promises";
import path from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import type { Engine } from "#lib/domain/engine.ts";
import type { BoxDetector } from "#lib/pipeline/ports.ts";
import { type OnnxSession, openSession, type Tensors } from "../onnx/session.ts";
import { boxesIn } from "./postprocess.ts";
import { checkInputs, inputSize, Preprocessor, pixelValues } from "./preprocess.ts";

/** The published text encoder takes so many tokens. */
const MOST_TOKENS = 256;

/** A Grounding DINO export in a folder: `onnx/model.onnx`, `tokenizer.json`, `preprocessor_config.json`. */
export interface GroundingDino {
  boxes(engine: Engine): BoxDetector;
  close(): Promise<void>;
}

/** Opens it; rejects with the file that is missing, or with what does not fit together. */
export async function openGroundingDino(folder: string): Promise<GroundingDino> {
  const json = async (name: string): Promise<object> => JSON.parse(await readFile(path.join(folder, name), "utf8"));
  const tokenizer = new Tokenizer(await json("tokenizer.json"), await json("tokenizer_config.json"));
  const preprocessor = Preprocessor.parse(await json("preprocessor_config.json"));
  const session = await openSession(path.join(folder, "onnx", "model.onnx"));
  checkInputs(session.inputs, preprocessor);

  return {
    boxes: (engine) => detectorOf(engine, { tokenizer, preprocessor, session }),
    close: () => session.close(),
  };
}

interface Parts {
  readonly tokenizer: Tokenizer;
  readonly preprocessor: Preprocessor;
  readonly session: OnnxSession;
}

function detectorOf(engine: Engine, { tokenizer, preprocessor, session }: Parts): BoxDetector {
  return {
    engine,
    detect: async (...[picture, phrase, thresholds, signal]) => {
      const text = phrase.trim().toLowerCase().replace(/\.*$/, ".");
      const ids = tokenizer.encode(text).ids.slice(0, MOST_TOKENS);
      const pixels = await picture.stretched(inputSize(preprocessor, picture.size));
      const cells = pixels.width * pixels.height;
      const outputs = await session.run(
        {
          pixel_values: pixelValues(pixels, preprocessor),
          pixel_mask: { data: new BigInt64Array(cells).fill(1n), dims: [1, pixels.height, pixels.width] },
          ...textInputs(ids),
        },
        signal,
      );
      const asked = { from: 1, to: ids.length - 1 }; // without [CLS] and [SEP]

      return boxesIn(outputs, { phrase: asked, image: picture.size, thresholds });
    },
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
