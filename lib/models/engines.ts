import path from "node:path";
import type { Engine } from "#lib/domain/engine.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Engines, PatchJudge } from "#lib/pipeline/ports.ts";
import { type EmbeddedFamily, openEmbedded } from "./embedded/family.ts";
import { openLexicon } from "./embedded/lexicon.ts";
import { type GgufFamily, openGguf } from "./gguf/family.ts";
import type { GgufSettings } from "./gguf/local-model.ts";
import type { GroundingDino } from "./grounding-dino/detector.ts";
import { type GroundingDinoPlaces, groundingDinoHere } from "./grounding-dino/here.ts";
import type { Chat } from "./language/chat.ts";
import { IN_WORDS } from "./language/told-in-words.ts";
import { type OpenAiFamily, openAiFamily } from "./openai/family.ts";

/** Engines with what they hold open; closed once, when their process ends. */
export type LoadedEngines = Engines & { close(): Promise<void> };

/** What this installation has of engines. */
export interface EngineSettings extends GroundingDinoPlaces {
  /** Folder of weights and lexicons. */
  readonly assets: string;
  /** How a server of OpenAI's protocol is asked, by the name that recipes call it; null: none of the name is set. */
  readonly chatOf: (name: string) => Chat | null;
  /** A GGUF for this process; null: none is set. */
  readonly gguf: GgufSettings | null;
}

/** The embedded engines alone. */
export const EMBEDDED_ALONE: EngineSettings = {
  assets: path.resolve("assets"),
  chatOf: () => null,
  groundingDino: null,
  weights: null,
  gguf: null,
};

/** The engines that a recipe names, loaded, each family once. Rejects with what is not set, and how it is set. */
export async function enginesOf(
  { engines }: Recipe,
  settings: EngineSettings = EMBEDDED_ALONE,
): Promise<LoadedEngines> {
  const families = new Families(settings);

  try {
    return {
      tags: (await families.texts(engines.tags)).tags(engines.tags),
      boxes: (await families.detectors(engines.boxes)).boxes(engines.boxes),
      judge: await families.judge(engines.judge),
      questions: (await families.texts(engines.questions)).questions(engines.questions),
      close: () => families.close(),
    };
  } catch (error) {
    await families.close();
    throw error;
  }
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
  texts({ name }: Engine): Promise<EmbeddedFamily | OpenAiFamily | GgufFamily> {
    if (name === "embedded") return this.#local();
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

  /** A family that finds boxes. */
  detectors(engine: Engine): Promise<EmbeddedFamily | GroundingDino> {
    const { name } = engine;
    if (name === "embedded") return this.#local();
    if (name !== "grounding-dino") throw new Refusal("engine-unknown", { engine: name });
    this.#groundingDino ??= groundingDinoHere(engine, this.#settings);

    return this.#groundingDino;
  }

  /** What could not be opened has nothing to close. */
  async close(): Promise<void> {
    for (const opened of await Promise.allSettled([this.#embedded, this.#groundingDino, this.#gguf]))
      if (opened.status === "fulfilled") await opened.value?.close();
  }

  async #inProcess(): Promise<GgufFamily> {
    const { gguf, assets } = this.#settings;
    if (!gguf) throw new Refusal("engine-not-set", { engine: "gguf", by: "GIQA_GGUF" });
    this.#gguf ??= openLexicon(path.join(assets, "lexicons")).then((lexicon) => openGguf(gguf, lexicon));

    return this.#gguf;
  }

  #local(): Promise<EmbeddedFamily> {
    this.#embedded ??= openEmbedded(this.#settings.assets);

    return this.#embedded;
  }
}
