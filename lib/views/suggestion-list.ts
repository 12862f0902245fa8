import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { countSuggestions, listedSuggestions } from "#lib/db/suggestion-lists.ts";
import { mustBe, mustBelong, userIdOf } from "#lib/domain/actor.ts";
import { ProjectId, RunId } from "#lib/domain/ids.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";

export const SuggestionList = z.object({
  projectId: ProjectId,
  run: RunId.optional(),
  grounded: z.enum(["yes", "no"]).optional(),
  sent: z.enum(["yes", "no"]).optional(),
  /** Suggestions made before this one. */
  before: z.coerce.number().int().positive().optional(),
});
export type SuggestionListQuery = z.output<typeof SuggestionList>;

const PAGE = 60;

/** A page of a project's suggestions. */
export interface SuggestionListData {
  readonly query: SuggestionListQuery;
  readonly suggestions: readonly ListedSuggestion[];
  readonly total: number;
  /** Not shown, because the asker himself annotates their items just now. */
  readonly withheld: number;
  /** Where the next page begins; null: this is the last. */
  readonly next: number | null;
}

/** What recipes made, the newest first. An expert sees proposals with his tasks and nowhere else. */
export async function suggestionList(
  { actor, reader }: Reading,
  query: SuggestionListQuery,
): Promise<SuggestionListData> {
  const { projectId, run: runId, grounded, sent, before } = query;
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const filter = { projectId, runId, grounded: isYes(grounded), sent: isYes(sent), before };
  const shown = { ...filter, notUnderWorkOf: userIdOf(actor) };
  const [found, total, all] = await Promise.all([
    listedSuggestions(reader, shown, PAGE + 1),
    countSuggestions(reader, shown),
    countSuggestions(reader, { ...filter, notUnderWorkOf: null }),
  ]);
  const suggestions = found.slice(0, PAGE);
  const next = found.length > PAGE ? (suggestions.at(-1)?.number ?? null) : null;

  return { query, suggestions, total, withheld: all - total, next };
}

function isYes(answer: "yes" | "no" | undefined): boolean | undefined {
  return answer && answer === "yes";
}
