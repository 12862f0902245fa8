import type { Job } from "./define-job.ts";

/** As much of a transaction as the queue needs. */
export interface QueueTransaction {
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
}

/** From so many jobs on, the planner is told of them: else a drain of 80,000 takes a minute in place of ten seconds. */
const BULK = 100;

/** pg-boss's own insert needs a started instance with a pool; this is the same row in any transaction. */
const INSERT = `
  INSERT INTO pgboss.job (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
    expire_seconds, deletion_seconds, keep_until, heartbeat_seconds, dead_letter)
  SELECT q.name, j.data, j.key, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max,
    q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1 second', q.heartbeat_seconds,
    q.dead_letter
  FROM json_to_recordset($2::json) AS j (data jsonb, key text) JOIN pgboss.queue q ON q.name = $1
  ON CONFLICT DO NOTHING`;

/** Where workers of the schema `pgboss` listen. */
const NOTIFY = `SELECT pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), $1)`;

/** Puts a job in the queue, in the caller's transaction: it is there when the transaction commits, or never. */
export function enqueue<Payload extends object>(
  tx: QueueTransaction,
  job: Job<Payload>,
  payload: Payload,
): Promise<void> {
  return enqueueMany(tx, job, [payload]);
}

/** The same for many at once. One that waits or runs already under the same key is not put in twice. */
export async function enqueueMany<Payload extends object>(
  tx: QueueTransaction,
  job: Job<Payload>,
  payloads: readonly Payload[],
): Promise<void> {
  if (payloads.length === 0) return;
  const rows = payloads.map((data) => ({ data, key: job.key(data) }));
  await tx.$executeRawUnsafe(INSERT, job.name, JSON.stringify(rows));
  if (payloads.length >= BULK) await tx.$executeRawUnsafe("ANALYZE pgboss.job");
  await tx.$executeRawUnsafe(NOTIFY, job.name);
}
