import { text } from "node:stream/consumers";
import { readVariable } from "#lib/env.ts";

/** How a command is given a secret: never as an argument, which the machine's other users may read. */
export interface KeyOptions {
  readonly keyStdin?: boolean;
  readonly keyEnv?: string;
  /** False: there is to be none. */
  readonly key?: boolean;
}

/** The key as it was given; null: there is to be none; undefined: nothing is said of it. */
export async function keyFrom({ keyStdin, keyEnv, key }: KeyOptions): Promise<string | null | undefined> {
  if (key === false) return null;
  if (keyStdin) return (await text(process.stdin)).trim();
  if (!keyEnv) return undefined;
  const value = readVariable(keyEnv);
  if (!value) throw new Error(`the environment has no ${keyEnv}`);

  return value;
}
