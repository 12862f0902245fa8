import type {
  GbnfJsonObjectSchema,
  Llama,
  LlamaContextSequence,
  LlamaModel,
  SequenceEvaluateOptions,
  Token,
} from "node-llama-cpp";
import { Refusal } from "#lib/domain/refusal.ts";
import type { FirstToken, Turn } from "../language/chat.ts";
import { type GgufFile, ggufFile } from "./file.ts";
import { inTurn } from "./in-turn.ts";
import { llamaRuntime, openLlama, type Runtime } from "./runtime.ts";

/** A GGUF on this machine's disk, and what it may take of it. */
export interface GgufSettings {
  readonly path: string;
  /** Tokens of prompt and answer together; the model's own limit where that is less. */
  readonly contextSize: number;
  /** More than the cores that are free makes it slower, much. */
  readonly threads: number;
}

interface Prompted {
  readonly turns: readonly Turn[];
  /** The answer is JSON of this schema and nothing else, unless it is cut. */
  readonly schema?: Record<string, unknown>;
  readonly mostTokens: number;
  /** Of how many first tokens the probability is wanted. */
  readonly mostChances: number;
}

interface Generated {
  readonly text: string;
  /** The answer ended because it was as long as it may get. */
  readonly isCut: boolean;
  readonly firstToken: FirstToken;
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/** A model in this process. It answers one call at a time; the start that prompts share is read once. */
export interface LocalModel {
  readonly file: GgufFile;
  readonly contextSize: number;
  generate(prompted: Prompted, signal: AbortSignal): Promise<Generated>;
  /** Gives the memory back and lets Node end. */
  dispose(): Promise<void>;
}

/** A prompt is read in pieces of so many tokens, between which the work can be called off. */
const PIECE = 32;

/** Loads a model. Refused where the file is none, or the package is not there. */
export async function openLocalModel({ path, contextSize: most, threads }: GgufSettings): Promise<LocalModel> {
  const file = await ggufFile(path);
  const runtime = await llamaRuntime();
  const llama = await openLlama(runtime);
  try {
    const model = await llama.loadModel({ modelPath: file.path });
    const contextSize = Math.min(most, model.trainContextSize);
    const context = await model.createContext({ contextSize, threads });
    const loaded = { runtime, llama, model, sequence: context.getSequence(), contextSize };
    const turn = inTurn();

    return {
      file,
      contextSize,
      generate: (prompted, signal) => turn(() => generated(loaded, prompted, signal), signal),
      dispose: () => turn(() => llama.dispose(), new AbortController().signal),
    };
  } catch (error) {
    await llama.dispose();
    const because = error instanceof Error ? error.message : String(error);
    throw new Refusal("gguf-not-loaded", { path: file.path, because });
  }
}

interface Loaded {
  readonly runtime: Runtime;
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly contextSize: number;
}

async function generated(loaded: Loaded, prompted: Prompted, signal: AbortSignal): Promise<Generated> {
  const { model, sequence, contextSize } = loaded;
  const tokens = tokensOf(loaded, prompted.turns);
  const options = await optionsFor(loaded, prompted.schema);
  const last = await readUp(sequence, tokens, signal);
  const most = Math.min(prompted.mostTokens, contextSize - tokens.length - 1);
  const isWeighed = prompted.mostChances > 0;
  const steps: AsyncIterable<{ token: Token; probabilities?: Map<Token, number> }> = isWeighed
    ? sequence.evaluateWithMetadata([last], { probabilities: true }, options)
    : sequence.evaluateWithMetadata([last], {}, options);
  const answer: Token[] = [];
  let [text, firstToken]: [string, FirstToken] = ["", []];
  for await (const { token, probabilities } of steps) {
    signal.throwIfAborted();
    if (answer.length === 0 && probabilities)
      firstToken = [...probabilities]
        .slice(0, prompted.mostChances)
        .map(([one, chance]) => ({ token: model.detokenize([one]), logprob: Math.log(chance) }));
    answer.push(token);
    text = model.detokenize(answer);
    if (answer.length >= most || (prompted.schema && isWholeJson(text))) break;
  }
  const isCut = answer.length >= most && !(prompted.schema && isWholeJson(text));

  return { text: text.trim(), isCut, firstToken, promptTokens: tokens.length, answerTokens: answer.length };
}

function tokensOf({ runtime, model, contextSize }: Loaded, turns: readonly Turn[]): Token[] {
  const chatHistory = [...turns.map(historyItem), { type: "model" as const, response: [] }];
  const { contextText } = runtime.resolveChatWrapper(model).generateContextState({ chatHistory });
  const tokens = contextText.tokenize(model.tokenizer);
  if (tokens.length + 1 < contextSize) return tokens;
  throw new Refusal("prompt-too-long", { tokens: tokens.length, context: contextSize }); // it would be cut from the front
}

async function optionsFor({ runtime, llama, model }: Loaded, schema: Prompted["schema"]) {
  const plain: SequenceEvaluateOptions = { temperature: 0, contextShift: { size: 0 } };
  if (!schema) return plain;
  const grammar = await llama.createGrammarForJsonSchema(schema as GbnfJsonObjectSchema);

  return { ...plain, grammarEvaluationState: new runtime.LlamaGrammarEvaluationState({ model, grammar }) };
}

/** A grammar lets white space follow the last brace for ever: the answer ends there. */
function isWholeJson(text: string): boolean {
  if (!text.trimEnd().endsWith("}")) return false;
  try {
    JSON.parse(text);

    return true;
  } catch {
    return false;
  }
}

function historyItem({ role, content }: Turn) {
  if (typeof content !== "string" && content.some(({ type }) => type !== "text"))
    throw new Refusal("engine-sees-no-pictures", { engine: "gguf" });
  const text =
    typeof content === "string" ? content : content.map((part) => ("text" in part ? part.text : "")).join("\n");

  return role === "assistant" ? { type: "model" as const, response: [text] } : { type: role, text };
}

/** Reads all but the last token, from where the prompt parts from the one before; the last one is left to answer to. */
async function readUp(sequence: LlamaContextSequence, tokens: readonly Token[], signal: AbortSignal): Promise<Token> {
  const last = tokens.at(-1);
  if (last === undefined) throw new RangeError("the prompt is empty");
  const before = tokens.slice(0, -1);
  await sequence.adaptStateToTokens(before, false);
  for (let at = sequence.nextTokenIndex; at < before.length; at += PIECE) {
    signal.throwIfAborted();
    await sequence.evaluateWithoutGeneratingNewTokens(before.slice(at, at + PIECE));
  }

  return last;
}
