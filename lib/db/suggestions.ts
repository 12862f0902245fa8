import type { ItemId, ProjectId, RunId, SuggestionId } from "#lib/domain/ids.ts";
import { Suggestion } from "#lib/domain/suggestion.ts";
import { Trace } from "#lib/domain/trace.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** A suggestion with how it came about. */
export interface KeptSuggestion {
  readonly id: SuggestionId;
  readonly projectId: ProjectId;
  readonly itemId: ItemId;
  readonly runId: RunId;
  /** Of the recipe that made it. */
  readonly fingerprint: string;
  readonly suggestion: Suggestion;
  readonly trace: Trace;
  readonly seconds: number;
  readonly createdAt: Date;
}

/** Keeps the suggestion unless the item has one of this recipe; says whether it was kept. */
export async function insertSuggestion(tx: Transaction, kept: Omit<KeptSuggestion, "createdAt">): Promise<boolean> {
  const { suggestion, trace, ...row } = kept;
  const counts = { mentions: suggestion.mentions.length, questions: suggestion.questions.length };
  const { count } = await tx.suggestion.createMany({
    data: { ...row, ...counts, body: suggestion, trace },
    skipDuplicates: true,
  });

  return count === 1;
}

/** The item's suggestion by the recipe of this fingerprint; null: none. */
export async function suggestionIdOf(
  reader: Reader,
  itemId: ItemId,
  fingerprint: string,
): Promise<SuggestionId | null> {
  const row = await reader.suggestion.findUnique({
    where: { itemId_fingerprint: { itemId, fingerprint } },
    select: { id: true },
  });

  return (row?.id as SuggestionId | undefined) ?? null;
}

/** A suggestion by its id; null: none. */
export async function suggestionById(reader: Reader, id: SuggestionId): Promise<KeptSuggestion | null> {
  const row = await reader.suggestion.findUnique({ where: { id } });

  return row && suggestionOf(row);
}

type Row = {
  id: string;
  projectId: string;
  itemId: string;
  runId: string;
  fingerprint: string;
  body: unknown;
  trace: unknown;
  seconds: number;
  createdAt: Date;
};

function suggestionOf(row: Row): KeptSuggestion {
  return {
    id: row.id as SuggestionId,
    projectId: row.projectId as ProjectId,
    itemId: row.itemId as ItemId,
    runId: row.runId as RunId,
    fingerprint: row.fingerprint,
    suggestion: Suggestion.parse(row.body),
    trace: Trace.parse(row.trace),
    seconds: row.seconds,
    createdAt: row.createdAt,
  };
}

/** What recipes made of an item, the newest first. */
export async function suggestionsOfItem(
  reader: Reader,
  itemId: ItemId,
): Promise<{ id: SuggestionId; recipe: string; createdAt: Date }[]> {
  const rows = await reader.suggestion.findMany({
    where: { itemId },
    orderBy: { number: "desc" },
    select: { id: true, createdAt: true, run: { select: { recipe: { select: { name: true } } } } },
  });

  return rows.map(({ id, createdAt, run }) => ({ id: id as SuggestionId, createdAt, recipe: run.recipe.name }));
}
