import { hash, verify } from "@node-rs/argon2";

/** Argon2id, by OWASP's second profile: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let nobodys: Promise<string> | undefined;

/** A hash to keep in place of the password. */
export function hashOf(password: string): Promise<string> {
  return hash(password, COST);
}

/** Is it the password of this hash? Without a hash it takes as long, so that time does not tell who has an account. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  nobodys ??= hashOf("the password of nobody");
  const right = await verify(kept ?? (await nobodys), password);

  return right && kept !== null;
}
