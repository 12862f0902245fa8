import os from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { type Sealing, sealingWith } from "#lib/auth/seal.ts";
import type { Context, Reading } from "#lib/context.ts";
import { connect, type Db } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import { projectByName } from "#lib/db/projects.ts";
import { installationSecret } from "#lib/db/settings.ts";
import { transactor } from "#lib/db/transaction.ts";
import { actorByEmail } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/actor.ts";
import { enginesByEnvironment, type ReachedEngine } from "#lib/domain/engine-setting.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { readEnv } from "#lib/env.ts";
import { prepareQueue } from "#lib/queue/queue.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";
import type { Output } from "./print.ts";

/** What every command that touches data understands. */
export interface Common extends Output {
  /** E-mail of the user to act as. */
  readonly as?: string;
}

/** What a command has at hand beside the database. */
interface CommandPorts {
  readonly storage: ObjectStore;
  /** Folder where uploads are put together. */
  readonly staging: string;
  readonly sealing: () => Promise<Sealing>;
  /** The engines that the environment sets. */
  readonly byEnvironment: readonly ReachedEngine[];
}
export type CommandContext = Context<CommandPorts> & Reading & { readonly db: Db };

/** A command under `parent` with the options that all share. */
export function command(parent: Command, usage: string, about: string): Command {
  return parent
    .command(usage)
    .description(about)
    .option("--json", "answer with one JSON value on stdout; all else goes to stderr")
    .option("--as <email>", "act as this user; without it as the operator of this machine");
}

/** Opens and migrates the database, does the work, and leaves a server alone that others use. */
export async function withContext<T>(common: Common, work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const env = readEnv();
  const database = await openDatabase({ url: env.DATABASE_URL, data: env.GIQA_DATA });
  const db = connect(database.url, 5);
  try {
    await prepareQueue(database.url);
    const actor: Actor = common.as ? await actorByEmail(db, common.as) : operator();
    const storage = folderStore(env.GIQA_STORAGE ?? path.join(env.GIQA_DATA, "objects"));
    const transact = transactor(db);
    const sealing = async () => sealingWith(await transact((tx) => installationSecret(tx, env.NEXTAUTH_SECRET)));
    const staging = path.join(env.GIQA_DATA, "staging");
    const ports = { storage, staging, sealing, byEnvironment: enginesByEnvironment(env) };

    return await work({ actor, now: () => new Date(), transact, reader: db, db, ports });
  } finally {
    await db.$disconnect();
    await database.release();
  }
}

/** The project of this name; refused where there is none. */
export async function projectNamed(ctx: CommandContext, name: string): Promise<ProjectId> {
  const project = await projectByName(ctx.reader, name);
  if (!project) throw new Refusal("not-found", { what: "project", id: name });

  return project.id;
}

function operator(): Actor {
  return { kind: "operator", name: `${os.userInfo().username}@${os.hostname()}` };
}
