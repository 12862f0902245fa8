import type { ReachedEngine } from "#lib/domain/engine-setting.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import { guarded, PATIENCE, type Patience } from "./guarded.ts";
import type { Chat } from "./language/chat.ts";
import type { Limits } from "./limits.ts";
import { chatServer } from "./openai/server.ts";

/** What the installation says of its engines at this moment. */
export type PresentEngines = () => Promise<readonly ReachedEngine[]>;

/**
 * How the servers of OpenAI's protocol are asked. Each question goes by what is set when it is asked: a new key or limit
 * counts from the next question on, and its guards begin anew.
 */
export function reachedServers(present: PresentEngines, limits: Limits): (name: string) => Chat {
  const kept = new Map<string, { readonly reached: ReachedEngine; readonly chat: Chat }>();
  const chatOf = async (name: string): Promise<Chat> => {
    const reached = (await present()).find((one) => one.name === name);
    const known = kept.get(name);
    if (known && sameValue(known.reached, reached)) return known.chat;
    if (!reached) throw new Refusal("engine-not-set", { engine: name, by: "GIQA_OPENAI_BASE_URL" });
    const chat = chatWith(reached, limits);
    kept.set(name, { reached, chat });

    return chat;
  };

  return (name) => async (asking, signal) => (await chatOf(name))(asking, signal);
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
