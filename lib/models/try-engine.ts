import path from "node:path";
import type { Engine } from "#lib/domain/engine.ts";
import type { EngineName, ReachedEngine } from "#lib/domain/engine-setting.ts";
import { adviceOn, type TestedAs, type TestOutcome } from "#lib/domain/engine-test.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Picture, TagExtractor } from "#lib/pipeline/ports.ts";
import { openLexicon } from "./embedded/lexicon.ts";
import { EMBEDDED_ALONE } from "./engines.ts";
import { openGguf } from "./gguf/family.ts";
import { modelNameOf } from "./gguf/file.ts";
import type { GgufSettings } from "./gguf/local-model.ts";
import { openGroundingDino } from "./grounding-dino/detector.ts";
import type { Limits } from "./limits.ts";
import { type Metered, metered } from "./meter.ts";
import { openAiFamily } from "./openai/family.ts";
import { chatWith, type PresentEngines } from "./reached-servers.ts";

/** What a try is made with. */
interface Trying {
  readonly port: TestedAs;
  readonly limits: Limits;
  /** A picture of ours. */
  readonly picture: () => Promise<Picture>;
}

const SENTENCE = "The oranges in the front are sharp, but the white background is overexposed.";
const PHRASE = "oranges";
const QUESTION = { quality: "sharp", text: "Is the image quality sharp?" };
const THRESHOLDS = { box: 0.3, text: 0.25 };
const MOST_LINES = 12;

type Answer = { readonly asked: string; readonly answer: readonly string[] };

/** Tries engines by their names, as they are set at that moment. */
export function triedEngines(present: PresentEngines, means: Omit<Trying, "port">) {
  return async (name: EngineName, port: TestedAs, signal: AbortSignal): Promise<TestOutcome> => {
    const reached = (await present()).find((one) => one.name === name);
    if (!reached) throw new Refusal("engine-unknown", { engine: name });

    return tryEngine(reached, { ...means, port }, signal);
  };
}

/** One real call to the engine, once and by its limits: what came back, or what is wrong in words without the key. Refused as runs are. */
async function tryEngine(reached: ReachedEngine, trying: Trying, signal: AbortSignal): Promise<TestOutcome> {
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  try {
    const { value, spent } = await metered(() => answerOf(reached, trying, signal));
    const unknown: Omit<Metered, "seconds"> = { tokensIn: null, tokensOut: null, cost: null };
    const answer = value.answer.slice(0, MOST_LINES);

    return { ended: "answered", ...unknown, ...spent, seconds: seconds(), asked: value.asked, answer };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Refusal) throw error;
    const problem = wordsOf(error);

    return { ended: "failed", seconds: seconds(), problem, advice: adviceOn(problem) };
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path: file } = error as NodeJS.ErrnoException;

  return code === "ENOENT" && file ? `there is no file ${file}` : error.message;
}

async function answerOf(reached: ReachedEngine, trying: Trying, signal: AbortSignal): Promise<Answer> {
  switch (reached.setting.kind) {
    case "openai":
      return trying.port === "tags"
        ? tagsBy((await familyOf(reached, trying)).tags(engineOf(reached)), signal)
        : verdictOf(reached, trying, signal);
    case "grounding-dino":
      return boxesOf(reached.setting.folder, trying, signal);
    case "gguf":
      return wordsOfGguf(reached.setting, trying, signal);
  }
}

async function tagsBy(extractor: TagExtractor, signal: AbortSignal): Promise<Answer> {
  const tags = await extractor.extract(SENTENCE, signal);
  const answer = tags.map(({ phrase, quality, effect }) => `${phrase}: ${quality} (${effect})`);

  return { asked: `Tags of “${SENTENCE}”`, answer: answer.length > 0 ? answer : ["no tags"] };
}

async function verdictOf(reached: ReachedEngine, trying: Trying, signal: AbortSignal): Promise<Answer> {
  const picture = await trying.picture();
  const judge = (await familyOf(reached, trying)).judge(engineOf(reached));
  const whole = { x1: 0, y1: 0, x2: Math.min(picture.size.width, 224), y2: Math.min(picture.size.height, 224) };
  const { answer, probability, because } = await judge.judge(picture, whole, QUESTION, signal);
  const chance = probability === null ? "" : `, probability of yes ${probability.toFixed(3)}`;

  return { asked: `Of a small picture: “${QUESTION.text}”`, answer: [`${answer}${chance} (${because})`] };
}

async function boxesOf(folder: string, { picture }: Trying, signal: AbortSignal): Promise<Answer> {
  const family = await openGroundingDino(folder);
  try {
    const boxes = await family
      .boxes({ name: "grounding-dino", model: "test", revision: "test" })
      .detect(await picture(), PHRASE, THRESHOLDS, signal);
    const answer = boxes.map(({ box, score }) => {
      const corners = [box.x1, box.y1, box.x2, box.y2].map(Math.round).join(", ");

      return `${corners}: ${score.toFixed(3)}`;
    });

    return { asked: `Boxes of “${PHRASE}” in a picture`, answer: answer.length > 0 ? answer : ["no box"] };
  } finally {
    await family.close();
  }
}

async function wordsOfGguf(settings: GgufSettings, { port }: Trying, signal: AbortSignal): Promise<Answer> {
  const family = await openGguf(settings, await openLexicon(path.join(EMBEDDED_ALONE.assets, "lexicons")));
  try {
    const engine = { name: "gguf", model: modelNameOf(settings.path), revision: "test" };
    if (port === "judge") family.judge(engine);

    return await tagsBy(family.tags(engine), signal);
  } finally {
    await family.close();
  }
}

/** Once and at once: a test tells what is now. */
function familyOf(reached: ReachedEngine, { limits }: Trying) {
  return openAiFamily(chatWith(reached, limits, { retries: 0, restsAfter: Number.POSITIVE_INFINITY }));
}

function engineOf({ name, setting }: ReachedEngine): Engine {
  return { name, model: (setting.kind === "openai" && setting.model) || "default", revision: "test" };
}
