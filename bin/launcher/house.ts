import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import { keptSecret } from "#lib/db/settings.ts";
import { transactor } from "#lib/db/transaction.ts";
import type { Env } from "#lib/env.ts";
import { prepareQueue } from "#lib/queue/queue.ts";
import { tell } from "../print.ts";
import { buildIfChanged } from "./build.ts";
import { type Child, keepAlive, type Program, workerProgram } from "./children.ts";
import { endLeftOver, ledgerIn } from "./left-over.ts";
import { freePortFrom } from "./port.ts";

/** A web process waits this long for requests under way, a worker for its item. */
const PATIENCE_SECONDS = 40;
const READY_SECONDS = 60;

/** The whole program at work: database, web and workers. */
export interface House {
  /** Where people reach it. */
  readonly address: string;
  readonly databaseUrl: string;
  /** Lets all that is under way end, then stops everything. */
  stop(): Promise<void>;
}

/** Starts what is needed in order: database, migrations, build, workers, web; answers when the web answers. */
export async function openHouse(env: Env, workers: number): Promise<House> {
  const ended = await endLeftOver(env.GIQA_DATA);
  if (ended > 0) tell(`Ended ${ended} process(es) that an earlier start had left behind.`);
  const database = await openDatabase({ url: env.DATABASE_URL, data: env.GIQA_DATA });
  if (database.folder && !database.folder.startsWith(path.resolve(env.GIQA_DATA)))
    tell(`PostgreSQL may not enter ${path.resolve(env.GIQA_DATA)}; its data lie in ${database.folder}.`);
  const children: Child[] = [];
  const ledger = await ledgerIn(env.GIQA_DATA);
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop(PATIENCE_SECONDS)));
    await ledger.remove();
    await database.release();
  };
  try {
    await prepareQueue(database.url);
    await buildIfChanged(() => tell("Building the web app (its sources are new or changed) ..."));
    const { port, values } = await settle(env, database.url);
    const note = () => ledger.write(children.flatMap((child) => child.pid() ?? []));
    for (const program of programs(workers, { host: env.HOST, values }))
      children.push(keepAlive(program, () => void note()));
    await note();
    await untilAnswering(`http://${env.HOST}:${port}/api/health`);

    return { address: values.NEXTAUTH_URL, databaseUrl: database.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function programs(workers: number, { host, values }: { host: string; values: Program["values"] }): Program[] {
  const web = ["node_modules/next/dist/bin/next", "start", "--port", values.PORT ?? "", "--hostname", host];
  const numbers = Array.from({ length: workers }, (_, n) => n + 1);

  return [{ name: "web server", args: web, values }, ...numbers.map((n) => workerProgram(`worker ${n}`, values))];
}

/** The port that it gets, and what its processes are told. */
async function settle(env: Env, databaseUrl: string) {
  const port = await freePortFrom(env.PORT, env.HOST);
  if (port !== env.PORT) tell(`Port ${env.PORT} is in use; taking ${port}.`);
  const shown = env.HOST === "127.0.0.1" ? "localhost" : env.HOST;
  const data = path.resolve(env.GIQA_DATA);
  const values = {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    GIQA_DATA: data,
    GIQA_STORAGE: path.resolve(env.GIQA_STORAGE ?? path.join(data, "objects")),
    NEXTAUTH_URL: env.NEXTAUTH_URL ?? `http://${shown}:${port}`,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? (await secretFrom(databaseUrl)),
    PORT: String(port),
  };

  return { port, values };
}

async function secretFrom(databaseUrl: string): Promise<string> {
  const db = connect(databaseUrl, 1);
  try {
    return await transactor(db)((tx) => keptSecret(tx, "session-secret"));
  } finally {
    await db.$disconnect();
  }
}

async function untilAnswering(url: string): Promise<void> {
  for (const until = Date.now() + READY_SECONDS * 1000; Date.now() < until; await sleep(100)) {
    const answer = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (answer && answer.status < 500) return;
  }
  throw new Error(`the web server did not answer at ${url} within ${READY_SECONDS} s`);
}
