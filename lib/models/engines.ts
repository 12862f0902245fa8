import path from "node:path";
import type { Engine } from "#lib/domain/engine.ts";
import { mustHavePrompt } from "#lib/domain/prompt.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { type Port, RECORDED } from "#lib/domain/recording.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { BoxDetector, Engines, NameSimilarity, PatchJudge } from "#lib/pipeline/ports.ts";
import { comparedBy } from "./embedded/compared-by.ts";
import { type EmbeddedFamily, openEmbedded } from "./embedded/family.ts";
import { openLexicon } from "./embedded/lexicon.ts";
import { type GgufFamily, openGguf } from "./gguf/family.ts";
import type { GgufSettings } from "./gguf/local-model.ts";
import type { GroundingDino } from "./grounding-dino/detector.ts";
import { type GroundingDinoPlaces, groundingDinoHere } from "./grounding-dino/here.ts";
import type { Chat } from "./language/chat.ts";
import { IN_WORDS } from "./language/told-in-words.ts";
import { type OpenAiFamily, openAiFamily } from "./openai/family.ts";
import { recordedBoxes, recordedJudge, recordedQuestions, recordedTags } from "./recorded/stand-ins.ts";

/** Engines with what they hold open; closed once, when their process ends. */
export type LoadedEngines = Engines & { close(): Promise<void> };

/** What this installation has of engines. */
export interface EngineSettings extends GroundingDinoPlaces {
  /** Folder of weights and lexicons. */
  readonly assets: string;
  /** How a server of OpenAI's protocol is asked, by the name that recipes call it; null: none of the name is set. */
  readonly chatOf: (name: string) => Chat | null;
  /** How alike names are by the embeddings of a server's model; null: no server of the name is set. */
  readonly namesOf: (server: string, model: string) => NameSimilarity | null;
  /** A GGUF for this process; null: none is set. */
  readonly gguf: GgufSettings | null;
  /** How an engine named itself when it gave the port's kept answers; null: none are kept. */
  readonly answeredBy: (port: Port, engine: Engine) => Promise<Engine | null>;
}

/** The embedded engines alone. */
export const EMBEDDED_ALONE: EngineSettings = {
  assets: path.resolve("assets"),
  chatOf: () => null,
  namesOf: () => null,
  groundingDino: null,
  weights: null,
  gguf: null,
  answeredBy: async () => null,
};

/**
 * The engines that a recipe names, loaded, each family once. For one that is not here its kept answers stand in; rejects,
 * where there are none, with what is not set and how it is set.
 */
export async function enginesOf(recipe: Recipe, settings: EngineSettings = EMBEDDED_ALONE): Promise<LoadedEngines> {
  const families = new Families(settings);
  const { tags, boxes, judge, questions } = recipe.engines;
  const kept = (port: Port) => () => settings.answeredBy(port, recipe.engines[port]);
  const texts = async (port: "tags" | "questions") => {
    mustHavePrompt(recipe, port);

    return families.texts(recipe.engines[port]);
  };
  const judging = async () => {
    mustHavePrompt(recipe, "judge");

    return families.judge(judge);
  };

  try {
    return {
      tags: await orRecorded(async () => (await texts("tags")).tags(tags), kept("tags"), recordedTags),
      boxes: await boxesOf(boxes, settings, () => families.boxes(boxes)),
      judge: await orRecorded(judging, kept("judge"), recordedJudge),
      questions: await orRecorded(
        async () => (await texts("questions")).questions(questions),
        kept("questions"),
        recordedQuestions,
      ),
      close: () => families.close(),
    };
  } catch (error) {
    await families.close();
    throw error;
  }
}

/** The engine itself, else what stands in for it by its kept answers. */
async function orRecorded<At>(
  open: () => Promise<At>,
  kept: () => Promise<Engine | null>,
  standIn: (engine: Engine, open: () => Promise<At>) => At,
): Promise<At> {
  try {
    return await open();
  } catch (error) {
    const engine = error instanceof Refusal ? await kept() : null;
    if (!engine) throw error;

    return standIn(engine, open);
  }
}

/** Weights that are still to be fetched are fetched for what is not kept, and not before. */
async function boxesOf(
  engine: Engine,
  { groundingDino, answeredBy }: EngineSettings,
  open: () => Promise<BoxDetector>,
): Promise<BoxDetector> {
  const kept = () => answeredBy("boxes", engine);
  const isFar = engine.name === "grounding-dino" && groundingDino === null;

  return isFar && (await kept()) ? recordedBoxes(engine, open) : orRecorded(open, kept, recordedBoxes);
}

class Families {
  readonly #settings: EngineSettings;
  #embedded: Promise<EmbeddedFamily> | undefined;
  readonly #servers = new Map<string, Promise<OpenAiFamily>>();
  #groundingDino: Promise<GroundingDino> | undefined;
  #gguf: Promise<GgufFamily> | undefined;

  constructor(settings: EngineSettings) {
    this.#settings = settings;
  }

  /** A family that reads, judges and writes. */
  async texts({ name, model }: Engine): Promise<EmbeddedFamily | OpenAiFamily | GgufFamily> {
    if (name === "embedded") return this.#local();
    if (name === RECORDED) throw new Refusal("nothing-recorded", { model });
    if (name === "gguf") return this.#inProcess();
    if (name !== "openai" && !name.startsWith("openai:")) throw new Refusal("engine-unknown", { engine: name });
    const chat = this.#settings.chatOf(name);
    if (!chat) throw new Refusal("engine-not-set", { engine: name, by: "GIQA_OPENAI_BASE_URL" });
    const family = this.#servers.get(name) ?? openAiFamily(chat);
    this.#servers.set(name, family);

    return family;
  }

  /** Who judges patches: an engine that sees them, or one that is told of them, `words:<engine>`. */
  async judge(engine: Engine): Promise<PatchJudge> {
    if (!engine.name.startsWith(IN_WORDS)) return (await this.texts(engine)).judge(engine);
    const name = engine.name.slice(IN_WORDS.length);
    const family = await this.texts({ ...engine, name });
    if (!("toldInWords" in family)) throw new Refusal("engine-unknown", { engine: engine.name });

    return family.toldInWords(engine);
  }

  /** What finds boxes, comparing names as the recipe says. */
  async boxes(engine: Engine): Promise<BoxDetector> {
    const by = comparedBy(engine.model);
    const family = await this.#detectors(engine);
    if (!by || !("names" in family)) return family.boxes(engine);
    const names = this.#settings.namesOf(by.server, by.model);
    if (!names) throw new Refusal("engine-not-set", { engine: by.server, by: "GIQA_OPENAI_BASE_URL" });

    return family.boxes(engine, names);
  }

  async #detectors(engine: Engine): Promise<EmbeddedFamily | GroundingDino> {
    const { name, model } = engine;
    if (name === "embedded") return this.#local();
    if (name === RECORDED) throw new Refusal("nothing-recorded", { model });
    if (name !== "grounding-dino") throw new Refusal("engine-unknown", { engine: name });
    const opening = this.#groundingDino ?? groundingDinoHere(engine, this.#settings);
    this.#groundingDino = opening;
    opening.catch(() => {
      this.#groundingDino = undefined; // it may be brought before it is asked for again
    });

    return opening;
  }

  /** What could not be opened has nothing to close. */
  async close(): Promise<void> {
    for (const opened of await Promise.allSettled([this.#embedded, this.#groundingDino, this.#gguf]))
      if (opened.status === "fulfilled") await opened.value?.close();
  }

  async #inProcess(): Promise<GgufFamily> {
    const { gguf, assets } = this.#settings;
    if (!gguf) throw new Refusal("engine-not-set", { engine: "gguf", by: "GIQA_GGUF" });
    const opening = this.#gguf ?? openLexicon(path.join(assets, "lexicons")).then((lexicon) => openGguf(gguf, lexicon));
    this.#gguf = opening;
    opening.catch(() => {
      this.#gguf = undefined;
    });

    return opening;
  }

  #local(): Promise<EmbeddedFamily> {
    this.#embedded ??= openEmbedded(this.#settings.assets);

    return this.#embedded;
  }
}
