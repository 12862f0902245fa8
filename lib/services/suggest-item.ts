import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { announce } from "#lib/db/changes.ts";
import { recipeById } from "#lib/db/recipes.ts";
import { countAttempt, type Ended, endRunItem, runItemOf } from "#lib/db/run-items.ts";
import { lockRun, runById, saveRun } from "#lib/db/runs.ts";
import { insertSuggestion, suggestionIdOf } from "#lib/db/suggestions.ts";
import type { Transaction } from "#lib/db/transaction.ts";
import { derivedIds } from "#lib/domain/derived-ids.ts";
import { type EngineUse, NO_USE } from "#lib/domain/engine-use.ts";
import { newId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { afterItem, afterUse, type ItemOutcome, secondsOf } from "#lib/domain/run.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Trace } from "#lib/domain/trace.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { suggest } from "#lib/pipeline/suggest.ts";
import type { suggestItemJob } from "#lib/queue/jobs/suggest-item.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";
import { setBack } from "./suggest-item/set-back.ts";
import { watched } from "./suggest-item/watched-engines.ts";

type Key = z.output<typeof suggestItemJob.payload>;

/** Engines that count what is asked of them; one that does not is free. */
type UsedEngines = Engines & { readonly used?: () => EngineUse };

/** A recipe's engines come loaded: one set serves all jobs of a process. */
export interface SuggestPorts {
  readonly storage: ObjectStore;
  readonly engines: (recipe: Recipe) => Promise<UsedEngines>;
  readonly signal: AbortSignal;
}

interface Work {
  readonly recipe: Recipe;
  readonly fingerprint: string;
  readonly description: string;
  readonly sha256: string;
}
type Made = { readonly suggestion: Suggestion; readonly trace: Trace };

/** Makes the item's suggestion unless it is there. Twice, at once, or after a crash half way: there is one, counted once. */
export async function suggestItem(ctx: Context<SuggestPorts>, key: Key): Promise<void> {
  const work = await ctx.transact((tx) => begin(ctx, tx, key));
  if (!work) return;
  let engines: UsedEngines | undefined;
  const use = () => engines?.used?.() ?? NO_USE;
  let made: Made;
  try {
    engines = await ctx.ports.engines(work.recipe);
    made = await make(ctx.ports, { key, work, engines });
  } catch (error) {
    return setBack(ctx, { key, error, use: use() });
  }
  await ctx.transact((tx) => keep(ctx, tx, { key, work, made, use: use() }));
}

/** Null where nothing is left to do: the item is ended, the run called off, or the suggestion there already. */
async function begin(ctx: Context<SuggestPorts>, tx: Transaction, key: Key): Promise<Work | null> {
  const run = await runById(tx, key.runId);
  const item = await runItemOf(tx, key);
  const kept = run && (await recipeById(tx, run.recipeId));
  if (!kept || !item) throw new Refusal("not-found", { what: "run-item", id: key.itemId });
  if (run.status !== "running" || !(await countAttempt(tx, key))) return null;
  if (await suggestionIdOf(tx, key.itemId, kept.fingerprint)) {
    await end(ctx, tx, { key, outcome: { state: "reused" }, seconds: null, use: NO_USE });
    return null;
  }

  return { ...item, recipe: kept.recipe, fingerprint: kept.fingerprint };
}

async function make(
  { storage, signal }: SuggestPorts,
  { key, work, engines }: { key: Key; work: Work; engines: Engines },
): Promise<Made> {
  const { sha256 } = work;
  const bytes = await storage.bytes(sha256).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT"
      ? new Refusal("picture-not-readable", { why: "its file is not in the store" })
      : error;
  });
  const picture = await openPicture(bytes, { sha256 });
  const asked = {
    itemId: key.itemId,
    description: work.description,
    picture,
    recipe: work.recipe,
    engines: watched(engines, key),
    newProposalId: derivedIds<"Proposal">(`${work.fingerprint} ${key.itemId}`),
  };

  return suggest(asked, signal);
}

async function keep(
  ctx: Context<SuggestPorts>,
  tx: Transaction,
  { key, work, made, use }: { key: Key; work: Work; made: Made; use: EngineUse },
): Promise<void> {
  const run = await lockRun(tx, key.runId);
  if (!run) throw new Refusal("not-found", { what: "run", id: key.runId });
  const seconds = secondsOf(made.trace);
  const id = newId<"Suggestion">();
  const row = { ...key, ...made, id, projectId: run.projectId, fingerprint: work.fingerprint, seconds };
  const isFirst = await insertSuggestion(tx, row);
  const outcome: ItemOutcome = isFirst
    ? { state: "done", trace: made.trace, mentions: made.suggestion.mentions.length }
    : { state: "reused" };
  await end(ctx, tx, { key, outcome, seconds, use });
}

async function end(
  ctx: Context<SuggestPorts>,
  tx: Transaction,
  { key, outcome, seconds, use }: { key: Key; outcome: ItemOutcome; seconds: number | null; use: EngineUse },
): Promise<void> {
  const run = await lockRun(tx, key.runId);
  if (!run) throw new Refusal("not-found", { what: "run", id: key.runId });
  const used = afterUse(run, use);
  const ended: Ended = { state: outcome.state, seconds, at: ctx.now(), failure: null };
  const isFirst = await endRunItem(tx, key, ended);
  await saveRun(tx, isFirst ? afterItem(used, outcome, ctx.now()) : used);
  await announce(tx, { projectId: run.projectId, kind: "run", id: run.id });
}
