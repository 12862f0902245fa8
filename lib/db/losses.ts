import { Loss } from "#lib/domain/funnel.ts";
import type { RunId, SuggestionId } from "#lib/domain/ids.ts";
import type { Reader } from "./transaction.ts";

/** What the stages lost in the run's newest suggestions, and why. */
export async function lossesOf(reader: Reader, runId: RunId, newest: number): Promise<Loss[]> {
  const rows = await reader.suggestion.findMany({
    where: { runId },
    orderBy: { number: "desc" },
    take: newest,
    select: { id: true },
  });

  return lossesIn(
    reader,
    rows.map(({ id }) => id as SuggestionId),
  );
}

/** What the stages lost in these suggestions, and why, the most frequent first. */
export async function lossesIn(reader: Reader, suggestions: readonly SuggestionId[]): Promise<Loss[]> {
  const rows = await reader.$queryRaw<unknown[]>`
    WITH stages AS (
      SELECT stage FROM suggestion s, jsonb_array_elements(s.trace -> 'stages') AS stage
        WHERE s.id = ANY(${[...suggestions]}::uuid[])),
    lost AS (
      SELECT stage ->> 'stage' AS stage, one ->> 'reason' AS reason
        FROM stages, jsonb_array_elements(stage -> 'dropped') AS one WHERE stage ->> 'stage' NOT IN ('filter', 'merge')
      UNION ALL SELECT 'filter', 'patch-judge-said-no'
        FROM stages, jsonb_array_elements(stage -> 'judged') AS one WHERE stage ->> 'stage' = 'filter' AND one ->> 'kept' = 'false'
      UNION ALL SELECT 'merge', joined ->> 'clause'
        FROM stages, jsonb_array_elements(stage -> 'merged') AS one, jsonb_array_elements(one -> 'joined') AS joined
        WHERE stage ->> 'stage' = 'merge')
    SELECT stage, reason, count(*)::int AS count FROM lost GROUP BY stage, reason ORDER BY count DESC, reason`;

  return Loss.array().parse(rows);
}
