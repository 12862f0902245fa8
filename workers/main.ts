import { connect } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import { transactor } from "#lib/db/transaction.ts";
import { readEnv } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { prepareQueue, work } from "#lib/queue/queue.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { composedEngines } from "./engines.ts";
import { handlers } from "./handlers.ts";
import { heartbeat } from "./heartbeat.ts";

/** How long a worker that is told to stop waits for what it has begun; what is left goes to another. */
const PATIENCE_SECONDS = 30;

const env = readEnv();
const database = await openDatabase({ url: env.DATABASE_URL, data: env.GIQA_DATA });
await prepareQueue(database.url);
const db = connect(database.url, env.GIQA_WORKER_CONCURRENCY + 4);
const { engines, tryEngine } = composedEngines(env, db);
const stopping = new AbortController();
const bound = handlers({
  transact: transactor(db),
  storage: folderStore(env.GIQA_STORAGE ?? `${env.GIQA_DATA}/objects`),
  staging: `${env.GIQA_DATA}/staging`,
  engines: engines.of,
  tryEngine,
  concurrency: env.GIQA_WORKER_CONCURRENCY,
  stopping: stopping.signal,
});
const heart = heartbeat(transactor(db), env.GIQA_WORKER_CONCURRENCY);
const working = await work(database.url, heart.watch(bound));

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  log.info({ event: "worker.draining", signal });
  await heart.drain();
  await working.drain(PATIENCE_SECONDS);
  await heart.end();
  await engines.close();
  await db.$disconnect();
  await database.release();
  log.info({ event: "worker.stopped" });
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
await heart.begin();
log.info({ event: "worker.ready", pid: process.pid, concurrency: env.GIQA_WORKER_CONCURRENCY });
