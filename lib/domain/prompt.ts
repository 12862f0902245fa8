import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import type { Engine } from "./engine.ts";
import { PATCH_IN_WORDS_V1 } from "./prompts/patch-in-words-v1.ts";
import { PATCH_V1 } from "./prompts/patch-v1.ts";
import { QUESTIONS_V1 } from "./prompts/questions-v1.ts";
import { TAGS_V1 } from "./prompts/tags-v1.ts";
import type { Recipe } from "./recipe.ts";
import { Refusal } from "./refusal.ts";

/** Our prompts, each a file of this name; another version is another file. */
export const PromptName = z.enum(["tags-v1", "questions-v1", "patch-v1", "patch-in-words-v1"]);
export type PromptName = z.infer<typeof PromptName>;

/** A prompt's words, and the start of their SHA-256. */
export interface Prompt {
  readonly text: string;
  readonly hash: string;
}

const TEXTS: Readonly<Record<PromptName, string>> = {
  "tags-v1": TAGS_V1,
  "questions-v1": QUESTIONS_V1,
  "patch-v1": PATCH_V1,
  "patch-in-words-v1": PATCH_IN_WORDS_V1,
};

/** A prompt of ours. */
export function promptNamed(name: PromptName): Prompt {
  const text = TEXTS[name];

  return { text, hash: bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12) };
}

type Port = keyof Recipe["engines"];

/** The prompt that a port's engine is asked with; null: it is told nothing in words. */
export function promptOf(port: Port, { name }: Engine): PromptName | null {
  if (!/^(words:)?(openai|gguf)\b/.test(name) || port === "boxes") return null;
  if (port === "judge") return name.startsWith("words:") ? "patch-in-words-v1" : "patch-v1";

  return port === "tags" ? "tags-v1" : "questions-v1";
}

export type PromptRefusals = { "prompt-otherwise": { prompt: string; asked: string; there: string } };

/** The prompts that these engines are asked with, by their hashes; undefined: none of them is. */
export function promptsOf(engines: Recipe["engines"]): Recipe["prompts"] {
  const ports = Object.entries(engines) as [Port, Engine][];
  const names = ports.flatMap(([port, engine]) => promptOf(port, engine) ?? []);
  const hashes = [...new Set(names)].sort().map((name) => [name, promptNamed(name).hash]);

  return hashes.length === 0 ? undefined : Object.fromEntries(hashes);
}

/** Refuses to ask a port's engine with other words than the recipe pins; one that pins none takes those that are here. */
export function mustHavePrompt({ engines, prompts }: Pick<Recipe, "engines" | "prompts">, port: Port): void {
  const prompt = promptOf(port, engines[port]);
  if (!prompt || !prompts) return;
  const [asked, there] = [prompts[prompt] ?? "none", promptNamed(prompt).hash];
  if (asked !== there) throw new Refusal("prompt-otherwise", { prompt, asked, there });
}
