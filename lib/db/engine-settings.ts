import { EngineName, EngineSetting } from "#lib/domain/engine-setting.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** A setting as it is kept; its key is sealed, and only its sealing opens it. */
export interface KeptSetting {
  readonly name: EngineName;
  readonly setting: EngineSetting;
  readonly key: KeptKey | null;
  readonly setBy: string;
  readonly setAt: Date;
}

/** A sealed key, and what may be known of it. */
export interface KeptKey {
  readonly sealed: Uint8Array<ArrayBuffer>;
  /** The mark of the secret that sealed it. */
  readonly sealedBy: string;
  /** Its last characters; empty for a short one. */
  readonly end: string;
  readonly setAt: Date;
}

/** All that is set in the database, by name. */
export async function engineSettings(reader: Reader): Promise<KeptSetting[]> {
  return (await reader.engineSetting.findMany({ orderBy: { name: "asc" } })).map(settingOf);
}

/** What is set of the engine; null: nothing is. */
export async function engineSetting(reader: Reader, name: EngineName): Promise<KeptSetting | null> {
  const row = await reader.engineSetting.findUnique({ where: { name } });

  return row && settingOf(row);
}

/** Lets one change an engine at a time: who comes second finds what the first has set. Held until the transaction ends. */
export async function lockEngine(tx: Transaction, name: EngineName): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`engine:${name}`}, 0))`;
}

/** Sets an engine, in place of what was set. */
export async function keepEngineSetting(tx: Transaction, { name, setting, key, ...by }: KeptSetting): Promise<void> {
  const sealed = {
    sealedKey: key?.sealed ?? null,
    sealedBy: key?.sealedBy ?? null,
    keyEnd: key?.end ?? null,
    keySetAt: key?.setAt ?? null,
  };
  const data = { value: setting, ...sealed, ...by };
  await tx.engineSetting.upsert({ where: { name }, create: { name, ...data }, update: data });
}

/** Takes what was set of the engine away, its key with it; false where nothing was. */
export async function forgetEngineSetting(tx: Transaction, name: EngineName): Promise<boolean> {
  return (await tx.engineSetting.deleteMany({ where: { name } })).count > 0;
}

type Row = NonNullable<Awaited<ReturnType<Reader["engineSetting"]["findUnique"]>>>;

function settingOf({ name, value, sealedKey, sealedBy, keyEnd, keySetAt, setBy, setAt }: Row): KeptSetting {
  const parsed = EngineSetting.safeParse(value);
  if (!parsed.success) throw new Error(`the setting of the engine ${name} cannot be read: ${parsed.error.message}`);
  const key = sealedKey &&
    keySetAt && { sealed: sealedKey, sealedBy: sealedBy ?? "", end: keyEnd ?? "", setAt: keySetAt };

  return { name: EngineName.parse(name), setting: parsed.data, key, setBy, setAt };
}
