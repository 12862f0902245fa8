import { readFile } from "node:fs/promises";
import type { Engine } from "#lib/domain/engine.ts";
import { type Prompt, type PromptName, promptIn } from "#lib/domain/prompt.ts";

/** Reads a prompt of ours. */
export async function prompt(name: PromptName): Promise<Prompt> {
  return promptIn(await readFile(new URL(`./prompts/${name}.md`, import.meta.url), "utf8"));
}

/** The engine as it is asked with this prompt: an edited one makes another revision, and never meets an answer to the old. */
export function askedWith(engine: Engine, { hash }: Prompt): Engine {
  return { ...engine, revision: `${engine.revision}, prompt ${hash}` };
}
