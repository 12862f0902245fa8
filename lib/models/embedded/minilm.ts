import { readFile } from "node:fs/promises";
import path from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { type OnnxSession, openSession } from "../onnx/session.ts";
import { keptVectors, type SentenceVectors, unitVector } from "../sentence-vectors.ts";

/** Tokens that the sentence model was trained with at most, the closing mark among them. */
const MOST_TOKENS = 128;
/** BERT's closing mark, kept when a text is cut. */
const CLOSING = 102;

/** MiniLM's sentence vectors. */
export interface MiniLm extends SentenceVectors {
  /** The tokens that the model reads of a text. */
  tokensOf(text: string): Promise<number[]>;
  close(): Promise<void>;
}

interface Parts {
  readonly tokenizer: Tokenizer;
  readonly session: OnnxSession;
}

/**
 * The model of a folder, loaded when a text is first asked for. One text a run and no padding: the 8-bit graph takes its
 * ranges from all that it is shown, so the same name beside others would have another vector.
 */
export function miniLmIn(folder: string): MiniLm {
  let opened: Promise<Parts> | undefined;
  const parts = () => {
    opened ??= open(folder);

    return opened;
  };
  const tokensOf = async (text: string) => tokensIn((await parts()).tokenizer, text);
  const vectors = keptVectors({
    vectorOf: async (text, signal) => meanOf(await tokensOf(text), (await parts()).session, signal),
  });

  return {
    ...vectors,
    tokensOf,
    close: async () => {
      await (await opened)?.session.close();
    },
  };
}

async function open(folder: string): Promise<Parts> {
  const [json, session] = await Promise.all([
    readFile(path.join(folder, "tokenizer.json"), "utf8"),
    openSession(path.join(folder, "model.onnx")),
  ]);

  return { tokenizer: new Tokenizer(JSON.parse(json), { do_lower_case: true }), session };
}

function tokensIn(tokenizer: Tokenizer, text: string): number[] {
  const { ids } = tokenizer.encode(text.trim());

  return ids.length > MOST_TOKENS ? [...ids.slice(0, MOST_TOKENS - 1), CLOSING] : ids;
}

/** The mean of the tokens' vectors, as sentence-transformers pools them. */
async function meanOf(tokens: readonly number[], session: OnnxSession, signal: AbortSignal): Promise<Float32Array> {
  const whole = (number: (token: number) => bigint) => ({
    data: BigInt64Array.from(tokens, number),
    dims: [1, tokens.length],
  });
  const feeds = { input_ids: whole(BigInt), attention_mask: whole(() => 1n), token_type_ids: whole(() => 0n) };
  const hidden = (await session.run(feeds, signal)).last_hidden_state;
  if (!(hidden?.data instanceof Float32Array)) throw new Error("the sentence model's graph gave no hidden state");
  const length = hidden.dims.at(-1) ?? 0;
  const sums = new Float32Array(length);
  for (const [i, value] of hidden.data.entries()) sums[i % length] = (sums[i % length] ?? 0) + value;

  return unitVector(sums);
}
