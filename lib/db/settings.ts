import { randomBytes } from "node:crypto";
import type { Transaction } from "./transaction.ts";

/** The secret that sessions are signed and keys are sealed with: the one that was given, else the kept one. */
export async function installationSecret(tx: Transaction, given: string | undefined): Promise<string> {
  return given ?? keptSecret(tx, "session-secret");
}

/** A secret of the installation: made when first asked for, the same for every process ever after. */
export async function keptSecret(tx: Transaction, key: string): Promise<string> {
  const value = randomBytes(32).toString("base64url");
  await tx.setting.createMany({ data: { key, value }, skipDuplicates: true });

  return (await tx.setting.findUniqueOrThrow({ where: { key } })).value;
}
