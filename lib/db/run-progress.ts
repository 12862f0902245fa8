import type { RunId } from "#lib/domain/ids.ts";
import type { RunStretch } from "#lib/domain/run-pace.ts";
import type { Reader } from "./transaction.ts";

/** How many of the run's items ended since then. */
export function endedSince(reader: Reader, runId: RunId, since: Date): Promise<number> {
  return reader.runItem.count({ where: { runId, finishedAt: { gt: since } } });
}

/** The run's time in stretches of so many seconds, as far as items ended in them. */
export async function stretchesOf(reader: Reader, runId: RunId, seconds: number): Promise<RunStretch[]> {
  return reader.$queryRaw`SELECT date_bin(make_interval(secs => ${seconds}), run_item.finished_at, run.started_at) AS "from",
      count(*)::int AS items, avg(seconds) AS seconds
    FROM run_item JOIN run ON run.id = run_id
    WHERE run_id = ${runId}::uuid AND run_item.finished_at >= run.started_at GROUP BY 1 ORDER BY 1`;
}
