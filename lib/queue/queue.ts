import { PgBoss } from "pg-boss";
import type { z } from "zod";
import { log } from "#lib/log.ts";
import type { Job } from "./define-job.ts";
import { deadLetterOf, JOBS } from "./jobs.ts";
import { Postponed } from "./postponed.ts";

/** A job and what is done with it. Either may run twice and at once: the rows decide. */
export interface Handler<Payload> {
  readonly job: Job<Payload>;
  /** Jobs of this kind that one process works on at once. */
  readonly concurrency: number;
  readonly handle: (payload: Payload, signal: AbortSignal) => Promise<void>;
  /** After the last try, also where every try ended with the death of its process. */
  readonly giveUp: (payload: Payload) => Promise<void>;
}

/** A handler with its payload's type forgotten: what comes in is parsed first. */
export interface BoundHandler {
  readonly name: string;
  readonly concurrency: number;
  readonly handle: (raw: unknown, signal: AbortSignal) => Promise<void>;
  readonly giveUp: (raw: unknown) => Promise<void>;
}

/** Binds a handler to its job's schema: a payload that does not parse is a defect and fails. */
export function bind<Payload>({ job, concurrency, handle, giveUp }: Handler<Payload>): BoundHandler {
  const read = (raw: unknown): z.output<typeof job.payload> => job.payload.parse(raw);

  return {
    name: job.name,
    concurrency,
    handle: (raw, signal) => handle(read(raw), signal),
    giveUp: (raw) => giveUp(read(raw)),
  };
}

/** Makes the queue's tables and queues where they are missing. Processes that start together wait for the first. */
export async function prepareQueue(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
    application_name: "giqa-queue-setup",
  });
  boss.on("error", (error) => log.error({ event: "queue.error", error: error.message }));
  await boss.start({ attempts: 3 });
  for (const job of JOBS) await prepareOne(boss, job);
  await boss.stop({ graceful: false });
}

async function prepareOne(boss: PgBoss, job: (typeof JOBS)[number]): Promise<void> {
  const retry = { retryLimit: job.retry.limit, retryDelay: job.retry.delaySeconds, retryBackoff: true };
  const life = { heartbeatSeconds: job.heartbeatSeconds, expireInSeconds: job.timeoutSeconds, notify: true };
  await boss.createQueue(deadLetterOf(job.name), { ...retry, notify: true });
  const settings = { ...retry, ...life, deadLetter: deadLetterOf(job.name) };
  await boss.createQueue(job.name, { policy: "exclusive", ...settings });
  await boss.updateQueue(job.name, settings);
}

/** A process at work on the queue. */
export interface Working {
  /** Takes nothing new and waits for what is under way, at most so long; what is not done then goes to others. */
  drain(patienceSeconds: number): Promise<void>;
}

/** Takes up work on every job; refuses to start when a job lacks its handler or has two. */
export async function work(url: string, handlers: readonly BoundHandler[]): Promise<Working> {
  const names = handlers.map(({ name }) => name);
  for (const { name } of JOBS) {
    const bound = names.filter((other) => other === name).length;
    if (bound !== 1) throw new Error(`the job ${name} has ${bound} handlers; it needs one`);
  }
  const boss = new PgBoss({
    connectionString: url,
    useListenNotify: true,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    queueCacheIntervalSeconds: 1,
    schedule: false,
    application_name: "giqa-queue",
  });
  boss.on("error", (error) => log.error({ event: "queue.error", error: error.message }));
  await boss.start({ attempts: 3 });
  for (const handler of handlers) await workOn(boss, handler);

  return { drain: (patienceSeconds) => boss.stop({ graceful: true, timeout: patienceSeconds * 1000 }) };
}

/** The job waits as if it had not been begun; pg-boss then finds nothing to complete. One that was given to another is left alone. */
const POSTPONE = `
  UPDATE pgboss.job SET state = 'created', started_on = NULL, heartbeat_on = NULL,
    start_after = now() + $3::float8 * interval '1 second'
  WHERE name = $1 AND id = $2::uuid AND state = 'active' AND retry_count = $4::int`;

async function workOn(boss: PgBoss, handler: BoundHandler): Promise<void> {
  const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5, burstWhenReadyExceeds: 1 };
  await boss.work(handler.name, { ...polling, localConcurrency: handler.concurrency }, async ([job]) => {
    if (!job) return;
    const about = { job: handler.name, ids: job.data, attempt: job.retryCount + 1 };
    log.info({ event: "job.begun", ...about });
    try {
      await handler.handle(job.data, job.signal);
      log.info({ event: "job.done", ...about });
    } catch (error) {
      if (error instanceof Postponed) {
        await boss.getDb().executeSql(POSTPONE, [handler.name, job.id, error.seconds, job.retryCount]);
        log.info({ event: "job.postponed", ...about, seconds: error.seconds });
        return;
      }
      log.warn({ event: "job.failed", ...about, error: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  });
  await boss.work(deadLetterOf(handler.name), { ...polling }, async ([job]) => {
    if (!job) return;
    log.error({ event: "job.given-up", job: handler.name, ids: job.data });
    await handler.giveUp(job.data);
  });
}
