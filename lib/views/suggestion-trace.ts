import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { itemById } from "#lib/db/items.ts";
import { recipeById } from "#lib/db/recipes.ts";
import { runById } from "#lib/db/runs.ts";
import { isUnderWorkOf } from "#lib/db/suggestion-lists.ts";
import { suggestionById } from "#lib/db/suggestions.ts";
import { mustBe, mustBelong, userIdOf } from "#lib/domain/actor.ts";
import { type ItemId, ProjectId, type RunId, SuggestionId } from "#lib/domain/ids.ts";
import type { ShownPicture } from "#lib/domain/listed-suggestion.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Trace } from "#lib/domain/trace.ts";

export const SuggestionTrace = z.object({ projectId: ProjectId, suggestionId: SuggestionId });

/** How a suggestion came about. */
export interface SuggestionTraceData {
  readonly id: SuggestionId;
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly item: { readonly id: ItemId; readonly externalId: string };
  readonly picture: ShownPicture;
  readonly recipe: Recipe;
  readonly fingerprint: string;
  readonly suggestion: Suggestion;
  readonly trace: Trace;
  readonly seconds: number;
  readonly createdAt: Date;
}

/** One suggestion with its trace; not there for whoever annotates its item just now. */
export async function suggestionTrace(
  { actor, reader }: Reading,
  { projectId, suggestionId }: z.output<typeof SuggestionTrace>,
): Promise<SuggestionTraceData> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const notFound = new Refusal("not-found", { what: "suggestion", id: suggestionId });
  const kept = await suggestionById(reader, suggestionId);
  if (kept?.projectId !== projectId) throw notFound;
  const userId = userIdOf(actor);
  if (userId && (await isUnderWorkOf(reader, kept.itemId, userId))) throw notFound;
  const [item, run] = await Promise.all([itemById(reader, projectId, kept.itemId), runById(reader, kept.runId)]);
  const recipe = run && (await recipeById(reader, run.recipeId));
  if (!item || !recipe) throw notFound;
  const { id, path, width, height } = item.image;
  const { runId, fingerprint, suggestion, trace, seconds, createdAt } = kept;

  return {
    ...{ id: suggestionId, projectId, runId, fingerprint, suggestion, trace, seconds, createdAt },
    item: { id: item.id, externalId: item.externalId },
    picture: { id, path, width, height },
    recipe: recipe.recipe,
  };
}
