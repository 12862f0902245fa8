import type { Engine } from "#lib/domain/engine.ts";
import type { ReachedEngine } from "#lib/domain/engine-setting.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import type { NameSimilarity } from "#lib/pipeline/ports.ts";
import { guarded, PATIENCE, type Patience } from "./guarded.ts";
import type { Chat } from "./language/chat.ts";
import type { Limits } from "./limits.ts";
import { openAiSimilarity } from "./openai/name-similarity.ts";
import { chatServer } from "./openai/server.ts";

/** What the installation says of its engines at this moment. */
export type PresentEngines = () => Promise<readonly ReachedEngine[]>;

/** How the servers of OpenAI's protocol are asked, by the names that recipes call them. */
export interface ReachedServers {
  readonly chatOf: (name: string) => Chat;
  /** How alike names are by the embeddings of one of its models. */
  readonly namesOf: (name: string, model: string) => NameSimilarity;
}

/**
 * How the servers of OpenAI's protocol are asked. Each question goes by what is set when it is asked: a new key or limit
 * counts from the next question on, and its guards begin anew.
 */
export function reachedServers(present: PresentEngines, limits: Limits): ReachedServers {
  const kept = new Map<string, { readonly reached: ReachedEngine; readonly chat: Chat }>();
  const chatOf = async (name: string): Promise<Chat> => {
    const reached = await reachedAs(name, present);
    const known = kept.get(name);
    if (known && sameValue(known.reached, reached)) return known.chat;
    const chat = chatWith(reached, limits);
    kept.set(name, { reached, chat });

    return chat;
  };

  return {
    chatOf: (name) => async (asking, signal) => (await chatOf(name))(asking, signal),
    namesOf: (name, model) => reachedNames({ name, model, revision: "embeddings" }, present),
  };
}

/** Each likeness by what is set when it is asked; vectors are kept for as long as that stays. */
function reachedNames(engine: Engine, present: PresentEngines): NameSimilarity {
  let kept: { readonly reached: ReachedEngine; readonly names: NameSimilarity } | null = null;

  return {
    engine,
    similarity: async (...asked) => {
      const reached = await reachedAs(engine.name, present);
      if (!kept || !sameValue(kept.reached, reached)) kept = { reached, names: namesWith(engine, reached) };

      return kept.names.similarity(...asked);
    },
  };
}

function namesWith(engine: Engine, reached: ReachedEngine): NameSimilarity {
  const { name, setting } = reached;
  if (setting.kind !== "openai") throw new Refusal("engine-kind-wrong", { engine: name, kind: setting.kind });
  const { baseUrl, timeoutSeconds, retries } = setting;

  return openAiSimilarity(engine, { baseUrl, apiKey: keyOf(reached), timeoutSeconds, retries });
}

async function reachedAs(name: string, present: PresentEngines): Promise<ReachedEngine> {
  const reached = (await present()).find((one) => one.name === name);
  if (!reached) throw new Refusal("engine-not-set", { engine: name, by: "GIQA_OPENAI_BASE_URL" });

  return reached;
}

/** How a server is asked as it is set, behind its guards. Refused where its key does not open. */
export function chatWith(reached: ReachedEngine, limits: Limits, patience: Partial<Patience> = {}): Chat {
  const { name, setting } = reached;
  if (setting.kind !== "openai") throw new Refusal("engine-kind-wrong", { engine: name, kind: setting.kind });
  const { baseUrl, timeoutSeconds, priceIn, priceOut, concurrency, requestsPerMinute, retries } = setting;
  const server = chatServer({ baseUrl, apiKey: keyOf(reached), timeoutSeconds, priceIn, priceOut });

  return guarded(
    server,
    { engine: name, limits, concurrency, requestsPerMinute },
    { ...PATIENCE, retries, ...patience },
  );
}

function keyOf({ name, key }: ReachedEngine): string | null {
  if (key.state === "sealed-otherwise") throw new Refusal("engine-key-sealed-otherwise", { engine: name });

  return key.state === "open" ? key.value : null;
}
