import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import type { Engine } from "./engine.ts";
import type { Recipe } from "./recipe.ts";

/** Our prompts, each a file of this name; another version is another file. */
export const PromptName = z.enum(["tags-v1", "questions-v1", "patch-v1", "patch-in-words-v1"]);
export type PromptName = z.infer<typeof PromptName>;

/** A prompt as its file has it, and the start of its SHA-256. */
export interface Prompt {
  readonly text: string;
  readonly hash: string;
}

/** What a prompt's file holds, as a prompt. */
export function promptIn(file: string): Prompt {
  const text = file.trim();

  return { text, hash: bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12) };
}

/** The prompt that a port's engine is asked with; null: it is told nothing in words. */
export function promptOf(port: keyof Recipe["engines"], { name }: Engine): PromptName | null {
  if (!/^(words:)?(openai|gguf)\b/.test(name) || port === "boxes") return null;
  if (port === "judge") return name.startsWith("words:") ? "patch-in-words-v1" : "patch-v1";

  return port === "tags" ? "tags-v1" : "questions-v1";
}
