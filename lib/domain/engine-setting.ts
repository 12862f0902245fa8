import { z } from "zod";
import { Refusal } from "./refusal.ts";

/** What a recipe calls an engine that has to be set: `openai`, another such server by its own name, `grounding-dino`, `gguf`. */
export const EngineName = z
  .string()
  .regex(
    /^(openai(:[a-z0-9][a-z0-9-]{0,39})?|grounding-dino|gguf)$/,
    "must be openai, openai:<name in small letters, digits and dashes>, grounding-dino or gguf",
  );
export type EngineName = z.infer<typeof EngineName>;

/**
 * An address of a server's protocol. Addresses of the machine and of the local network are what most installations set;
 * those of one link alone are where clouds tell machines their secrets, and no model is served there.
 */
export const ServerAddress = z
  .url({
    protocol: /^https?$/,
    normalize: true,
    abort: true,
    error: "must be an address that begins with http:// or https://",
  })
  .refine((url) => !new URL(url).username && !new URL(url).password, "must hold no name and no password")
  .refine((url) => !/[?#]/.test(url), "must end where the protocol begins, without ? and #")
  .refine((url) => !LINK_LOCAL.test(new URL(url).hostname), "must not be an address of the link alone");
/** As `URL` writes hosts: in dots, in brackets, small. */
const LINK_LOCAL =
  /^(169\.254\.\d+\.\d+|\[fe[89ab][0-9a-f]:.*\]|\[::ffff:a9fe:[0-9a-f]+\]|\[fd00:ec2::254\]|metadata\.google\.internal\.?)$/;
/** The longest that one waits for an answer. */
export const MOST_SECONDS = 3600;
const Price = z.number().nonnegative().max(1_000_000).nullable();

/** A server of OpenAI's protocol, and how patient and sparing one is with it. Its key is kept apart, sealed. */
export const ServerSetting = z.object({
  kind: z.literal("openai"),
  baseUrl: ServerAddress,
  /** What a test asks; a recipe names its own. */
  model: z.string().trim().max(200).default(""),
  timeoutSeconds: z.number().positive().max(MOST_SECONDS).default(60),
  /** Tries after the first, on too much to do, faults of the server and broken connections. */
  retries: z.number().int().min(0).max(10).default(4),
  /** Calls at once, over all workers; null: as many as workers ask. */
  concurrency: z.number().int().min(1).max(1000).nullable().default(null),
  /** Over all workers; null: as many as they ask. */
  requestsPerMinute: z.number().int().min(1).max(100_000).nullable().default(null),
  /** Of a million tokens, in the currency of the bill; null: not counted. */
  priceIn: Price.default(null),
  priceOut: Price.default(null),
});
export type ServerSetting = z.infer<typeof ServerSetting>;

/** How this installation reaches an engine. */
export const EngineSetting = z.discriminatedUnion("kind", [
  ServerSetting,
  z.object({ kind: z.literal("grounding-dino"), folder: z.string().trim().min(1).max(1000) }),
  z.object({
    kind: z.literal("gguf"),
    path: z.string().trim().min(1).max(1000),
    contextSize: z.number().int().min(256).max(1_000_000).default(4096),
    /** One where others share the cores: threads that wait for each other make it many times slower. */
    threads: z.number().int().min(1).max(256).default(1),
  }),
]);
export type EngineSetting = z.infer<typeof EngineSetting>;

/** What the installation said of an engine: kept by a person, or given to the process by its environment. */
type SettingOrigin = "database" | "environment";

/** An engine as a process reaches it: how, and with which key. */
export interface ReachedEngine {
  readonly name: EngineName;
  readonly setting: EngineSetting;
  readonly origin: SettingOrigin;
  /** `sealed-otherwise`: there is one, and this installation's secret does not open it. */
  readonly key: { readonly state: "none" | "sealed-otherwise" } | { readonly state: "open"; readonly value: string };
}

export type EngineRefusals = {
  "engine-not-set": { engine: string; by: string };
  "engine-key-sealed-otherwise": { engine: string };
  "engine-weights-not-fetched": { engine: string; why: string; by: string };
  "engine-unknown": { engine: string };
  "answer-not-readable": { model: string; problem: string };
  "engine-kind-wrong": { engine: string; kind: string };
  "engine-takes-no-key": { engine: string };
  "engine-key-of-another-server": { engine: string };
};

/** The kind that a name belongs to. */
export function kindOf(name: EngineName): EngineSetting["kind"] {
  if (name === "grounding-dino" || name === "gguf") return name;

  return "openai";
}

/** Refuses a setting of another kind than its engine's name says. */
export function mustFit(name: EngineName, { kind }: EngineSetting): void {
  if (kindOf(name) !== kind) throw new Refusal("engine-kind-wrong", { engine: name, kind });
}

/** What the environment says of engines, as far as it says it. */
export interface EngineEnvironment {
  readonly GIQA_OPENAI_BASE_URL?: string | undefined;
  readonly GIQA_OPENAI_API_KEY?: string | undefined;
  readonly GIQA_OPENAI_TIMEOUT_SECONDS: number;
  readonly GIQA_GROUNDING_DINO?: string | undefined;
  readonly GIQA_GGUF?: string | undefined;
  readonly GIQA_GGUF_CONTEXT: number;
  readonly GIQA_GGUF_THREADS: number;
}

/** A server's key: what an HTTP header takes. */
export const EngineKey = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .regex(/^[\x21-\x7e]+$/, "must be letters, digits and signs without spaces");

/** Refuses to send a key that is kept to another server than it was entered for: it would be given away. */
export function mustBeSameServer(name: EngineName, one: EngineSetting, other: EngineSetting): void {
  const originOf = (setting: EngineSetting) => (setting.kind === "openai" ? new URL(setting.baseUrl).origin : null);
  if (originOf(one) !== originOf(other)) throw new Refusal("engine-key-of-another-server", { engine: name });
}

/** The engines that the environment sets: they count where nobody set the same one in the database. */
export function enginesByEnvironment(env: EngineEnvironment): ReachedEngine[] {
  const { GIQA_OPENAI_BASE_URL: baseUrl, GIQA_OPENAI_API_KEY: value, GIQA_OPENAI_TIMEOUT_SECONDS: seconds } = env;
  const origin = "environment";
  const none = { state: "none" } as const;
  const found: ReachedEngine[] = [];
  if (baseUrl) {
    const setting = ServerSetting.parse({ kind: "openai", baseUrl, timeoutSeconds: seconds });
    found.push({ name: "openai", setting, origin, key: value ? { state: "open", value } : none });
  }
  if (env.GIQA_GROUNDING_DINO) {
    const setting = { kind: "grounding-dino", folder: env.GIQA_GROUNDING_DINO } as const;
    found.push({ name: "grounding-dino", setting, origin, key: none });
  }
  if (env.GIQA_GGUF) {
    const { GIQA_GGUF: file, GIQA_GGUF_CONTEXT: contextSize, GIQA_GGUF_THREADS: threads } = env;
    const setting = EngineSetting.parse({ kind: "gguf", path: file, contextSize, threads });
    found.push({ name: "gguf", setting, origin, key: none });
  }

  return found;
}

/** Does a key for this address travel where others on the way can read it? */
export function travelsInClear(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);

  return protocol === "http:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

const SHOWN_FROM = 16;

/** The end of a key that may be shown, so that people tell keys apart; a short one shows nothing. */
export function endOfKey(key: string): string {
  return key.length < SHOWN_FROM ? "" : key.slice(-4);
}
