import { randomBytes } from "node:crypto";
import type { Transaction } from "./transaction.ts";

/** A secret of the installation: made when first asked for, the same for every process ever after. */
export async function keptSecret(tx: Transaction, key: string): Promise<string> {
  const value = randomBytes(32).toString("base64url");
  await tx.setting.createMany({ data: { key, value }, skipDuplicates: true });

  return (await tx.setting.findUniqueOrThrow({ where: { key } })).value;
}
