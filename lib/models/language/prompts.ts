import type { Engine } from "#lib/domain/engine.ts";
import type { Prompt } from "#lib/domain/prompt.ts";

/** The engine as it is asked with this prompt: an edited one makes another revision, and never meets an answer to the old. */
export function askedWith(engine: Engine, { hash }: Prompt): Engine {
  return { ...engine, revision: `${engine.revision}, prompt ${hash}` };
}
