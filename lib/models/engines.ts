import path from "node:path";
import type { Engine } from "#lib/domain/engine.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { type EmbeddedFamily, openEmbedded } from "./embedded/family.ts";
import { type GroundingDino, openGroundingDino } from "./grounding-dino/detector.ts";
import { type OpenAiFamily, openAiFamily } from "./openai/family.ts";
import { chatServer, type ServerSettings } from "./openai/server.ts";

/** Engines with what they hold open; closed once, when their process ends. */
export type LoadedEngines = Engines & { close(): Promise<void> };

/** What this installation has of engines. */
export interface EngineSettings {
  /** Folder of weights and lexicons. */
  readonly assets: string;
  /** A server of OpenAI's protocol; null: none is set. */
  readonly openAi: ServerSettings | null;
  /** Folder of a Grounding DINO export; null: none is set. */
  readonly groundingDino: string | null;
}

/** The embedded engines alone. */
export const EMBEDDED_ALONE: EngineSettings = { assets: path.resolve("assets"), openAi: null, groundingDino: null };

/** The installation lacks an engine that a recipe names. */
class EngineNotSet extends Error {
  override readonly name = "EngineNotSet";
}

/** The engines that a recipe names, loaded, each family once. Rejects with what is not set, and how it is set. */
export async function enginesOf(
  { engines }: Recipe,
  settings: EngineSettings = EMBEDDED_ALONE,
): Promise<LoadedEngines> {
  const families = new Families(settings);

  return {
    tags: (await families.texts(engines.tags)).tags(engines.tags),
    boxes: (await families.detectors(engines.boxes)).boxes(engines.boxes),
    judge: (await families.texts(engines.judge)).judge(engines.judge),
    questions: (await families.texts(engines.questions)).questions(engines.questions),
    close: () => families.close(),
  };
}

class Families {
  readonly #settings: EngineSettings;
  #embedded: Promise<EmbeddedFamily> | undefined;
  #openAi: Promise<OpenAiFamily> | undefined;
  #groundingDino: Promise<GroundingDino> | undefined;

  constructor(settings: EngineSettings) {
    this.#settings = settings;
  }

  /** A family that reads, judges and writes. */
  texts({ name }: Engine): Promise<EmbeddedFamily | OpenAiFamily> {
    if (name === "embedded") return this.#local();
    const { openAi } = this.#settings;
    if (name !== "openai") throw new EngineNotSet(`there is no engine “${name}”`);
    if (!openAi) throw new EngineNotSet("the recipe asks an OpenAI-compatible server: set GIQA_OPENAI_BASE_URL");
    this.#openAi ??= openAiFamily(chatServer(openAi));

    return this.#openAi;
  }

  /** A family that finds boxes. */
  detectors({ name }: Engine): Promise<EmbeddedFamily | GroundingDino> {
    if (name === "embedded") return this.#local();
    const { groundingDino } = this.#settings;
    if (name !== "grounding-dino") throw new EngineNotSet(`there is no detector “${name}”`);
    if (!groundingDino) throw new EngineNotSet("the recipe asks Grounding DINO: set GIQA_GROUNDING_DINO to its folder");
    this.#groundingDino ??= openGroundingDino(groundingDino);

    return this.#groundingDino;
  }

  async close(): Promise<void> {
    await (await this.#embedded)?.close();
    await (await this.#groundingDino)?.close();
  }

  #local(): Promise<EmbeddedFamily> {
    this.#embedded ??= openEmbedded(this.#settings.assets);

    return this.#embedded;
  }
}
