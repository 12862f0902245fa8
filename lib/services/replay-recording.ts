import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { keepEngineAnswers } from "#lib/db/engine-answers.ts";
import { keepRecipe, lockRecipeNames, recipesOf } from "#lib/db/recipes.ts";
import { mustBe, mustBeFounder } from "#lib/domain/actor.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { RecordedAnswer } from "#lib/domain/recording.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";
import { answersOf, linesOf, recipeOf } from "./replay-recording/lines.ts";

/** The project, if any, that gets the recording's recipe. */
export const ReplayRecording = z.object({ projectId: ProjectId.nullable().default(null) });

export interface ReplayPorts {
  /** The recording's lines. */
  readonly lines: AsyncIterable<string>;
}

/** The recipe that asks for what was recorded; how many answers there were, and how many of them new here. */
export interface Replayed {
  readonly recipe: string;
  readonly fingerprint: string;
  readonly answers: number;
  readonly fresh: number;
}

const TOGETHER = 500;

/** Keeps a recording's answers as if their engines had been asked here. What is kept already stays; again changes nothing. */
export async function replayRecording(
  ctx: Context<ReplayPorts>,
  { projectId }: z.output<typeof ReplayRecording>,
): Promise<Replayed> {
  mustBeFounder(ctx.actor);
  if (projectId) mustBe("admin", ctx.actor, projectId);
  const lines = linesOf(ctx.ports.lines);
  const { recipe, fingerprint } = await recipeOf(lines);
  if (projectId) await keepFor(ctx, projectId, recipe);
  const counts = { answers: 0, fresh: 0 };
  const keep = async (batch: readonly RecordedAnswer[]) => {
    counts.fresh += await ctx.transact((tx) => keepEngineAnswers(tx, batch));
    counts.answers += batch.length;
  };
  let batch: RecordedAnswer[] = [];
  for await (const answer of answersOf(lines)) {
    batch.push(answer);
    if (batch.length < TOGETHER) continue;
    await keep(batch);
    batch = [];
  }
  await keep(batch);
  await ctx.transact((tx) => record(tx, ctx.actor, "recording-replayed", { subject: `recipe:${fingerprint}` }));

  return { recipe: recipe.name, fingerprint, ...counts };
}

/** Refuses a name that another recipe has here. */
async function keepFor(ctx: Context, projectId: ProjectId, recipe: Recipe): Promise<void> {
  const fingerprint = fingerprintOf(recipe);
  await ctx.transact(async (tx) => {
    await lockRecipeNames(tx, projectId);
    const kept = (await recipesOf(tx, projectId)).map((one) => one.recipe);
    const other = [...SHIPPED_RECIPES, ...kept].find(
      (one) => one.name.toLowerCase() === recipe.name.toLowerCase() && fingerprintOf(one) !== fingerprint,
    );
    if (other) throw new Refusal("recipe-name-taken", { name: recipe.name });
    await keepRecipe(tx, projectId, { recipe, fingerprint });
  });
}
