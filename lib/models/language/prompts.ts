import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Engine } from "#lib/domain/engine.ts";

/** A prompt as its file has it, and the start of its hash: an engine's revision names the prompt that it was asked with. */
export interface Prompt {
  readonly text: string;
  readonly hash: string;
}

export type PromptName = "tags-v1" | "questions-v1" | "patch-v1" | "patch-in-words-v1";

/** Reads a prompt of ours. */
export async function prompt(name: PromptName): Promise<Prompt> {
  const text = (await readFile(new URL(`./prompts/${name}.md`, import.meta.url), "utf8")).trim();

  return { text, hash: createHash("sha256").update(text).digest("hex").slice(0, 12) };
}

/** The engine as it is asked with this prompt: an edited one makes another revision, and never meets an answer to the old. */
export function askedWith(engine: Engine, { hash }: Prompt): Engine {
  return { ...engine, revision: `${engine.revision}, prompt ${hash}` };
}
