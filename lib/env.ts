import path from "node:path";
import { z } from "zod";
import { MOST_SECONDS, ServerAddress } from "#lib/domain/engine-setting.ts";

const port = z.coerce.number().int().min(1).max(65_535);

const Env = z.object({
  /** A PostgreSQL of one's own; unset: the embedded one in the data folder. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Holds the embedded database, the stored pictures and generated secrets. */
  GIQA_DATA: z.string().min(1).default(".data"),
  /** Folder of the object store; unset: `objects` in the data folder. Shared by all machines. */
  GIQA_STORAGE: z.string().min(1).optional(),
  /** Signs sessions, 32 characters at least; unset: made once and kept in the database. */
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  /** As people reach it, `https://giqa.example.org`; unset: the address it listens on. */
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  PORT: port.default(3210),
  /** Address to listen on; loopback by default. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Folders below which the server may read imports, separated by `:`. */
  GIQA_IMPORT_ROOTS: z.string().default(""),
  /** A server of OpenAI's protocol for recipes that ask one, `http://127.0.0.1:8080/v1`. */
  GIQA_OPENAI_BASE_URL: ServerAddress.optional(),
  /** Its key; unset: it asks for none. */
  GIQA_OPENAI_API_KEY: z.string().min(1).optional(),
  GIQA_OPENAI_TIMEOUT_SECONDS: z.coerce.number().positive().max(MOST_SECONDS).default(60),
  /** Folder of a Grounding DINO export (ONNX) for recipes that ask it. */
  GIQA_GROUNDING_DINO: z.string().min(1).optional(),
  /** File of a GGUF model for recipes that ask it. */
  GIQA_GGUF: z.string().min(1).optional(),
  /** Tokens of prompt and answer together. */
  GIQA_GGUF_CONTEXT: z.coerce.number().int().min(256).max(1_000_000).default(4096),
  GIQA_GGUF_THREADS: z.coerce.number().int().min(1).max(256).default(1),
  /** Folder of weights that were fetched; unset: `weights` in the data folder. */
  GIQA_WEIGHTS: z.string().min(1).optional(),
  /** Where weights are fetched from on first use; `none`: nowhere. */
  GIQA_HUB_URL: z.union([z.literal("none"), z.url({ protocol: /^https?$/ })]).default("https://huggingface.co"),
  /** Suggestions made at once by one worker process. */
  GIQA_WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
});
export type Env = z.infer<typeof Env>;

/** Reads the environment once; a wrong or missing value stops the start with a sentence that names it. */
export function readEnv(values: Readonly<Record<string, string | undefined>> = process.env): Env {
  const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const parsed = Env.safeParse(set);
  if (parsed.success) return parsed.data;

  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join("\n")}`);
}

/** Where fetched weights are kept. */
export function weightsFolder({ GIQA_WEIGHTS, GIQA_DATA }: Env): string {
  return path.resolve(GIQA_WEIGHTS ?? path.join(GIQA_DATA, "weights"));
}

/** The hub that weights are fetched from; null: none. */
export function hubOf({ GIQA_HUB_URL }: Env): string | null {
  return GIQA_HUB_URL === "none" ? null : GIQA_HUB_URL;
}

/** This process's environment for a process that it starts, with some values set anew. */
export function environmentWith(values: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, ...values };
}

/** A variable of the environment that a person named; undefined where it is not set. */
export function readVariable(name: string): string | undefined {
  return process.env[name];
}
