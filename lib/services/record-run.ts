import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { record } from "#lib/db/audit.ts";
import { type MadeItem, madeItems } from "#lib/db/made-items.ts";
import { recipeById } from "#lib/db/recipes.ts";
import { runById } from "#lib/db/runs.ts";
import { mustBe } from "#lib/domain/actor.ts";
import type { Engine } from "#lib/domain/engine.ts";
import { type ItemId, newId, RunId } from "#lib/domain/ids.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Port, RecordedAnswer, RecordingLine } from "#lib/domain/recording.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { StageName, Trace } from "#lib/domain/trace.ts";
import type { Engines, Picture } from "#lib/pipeline/ports.ts";
import { StageFailure, suggest } from "#lib/pipeline/suggest.ts";

export const RecordRun = z.object({ runId: RunId });

export interface RecordPorts {
  /** Engines of these names that know what is kept and nothing else; each answer that is found is told. */
  readonly recorded: (by: Readonly<Record<Port, Engine>>, tell: (kept: RecordedAnswer) => void) => Engines;
  readonly write: (line: RecordingLine) => Promise<void>;
  readonly signal: AbortSignal;
}

/** How much was recorded; `without`: items of the run that have no suggestion. */
export interface Recorded {
  readonly items: number;
  readonly without: number;
  readonly answers: number;
}

const PAGE = 100;

/**
 * Writes down what engines answered in a run, so that another installation makes the same of the same items without them.
 * Each suggestion is made once more from what is kept: a recording is whole, or it is refused with the question that lacks.
 */
export async function recordRun(ctx: Context<RecordPorts>, { runId }: z.output<typeof RecordRun>): Promise<Recorded> {
  const { run, kept } = await ctx.transact(async (tx) => {
    const found = await runById(tx, runId);
    const recipe = found && (await recipeById(tx, found.recipeId));
    if (!recipe) throw new Refusal("not-found", { what: "run", id: runId });
    mustBe("admin", ctx.actor, found.projectId);

    return { run: found, kept: recipe };
  });
  const { recipe, fingerprint } = kept;
  await ctx.ports.write({ line: "recipe", version: 1, recipe, fingerprint });
  const written = new Set<string>();
  const counts = { items: 0, without: 0 };
  for await (const item of itemsOf(ctx, { runId, fingerprint })) {
    const answers = item.trace ? await answersIn(ctx.ports, recipe, { ...item, trace: item.trace }) : [];
    counts[item.trace ? "items" : "without"]++;
    for (const answer of answers) {
      if (written.has(answer.key)) continue;
      written.add(answer.key);
      await ctx.ports.write({ line: "answer", ...answer });
    }
  }
  await ctx.ports.write({ line: "end", items: counts.items, answers: written.size });
  await ctx.transact((tx) => record(tx, ctx.actor, "run-recorded", { projectId: run.projectId, subject: runId }));

  return { ...counts, answers: written.size };
}

async function* itemsOf(ctx: Context, run: { runId: RunId; fingerprint: string }): AsyncGenerator<MadeItem> {
  let after: ItemId | null = null;
  for (;;) {
    const page: MadeItem[] = await ctx.transact((tx) => madeItems(tx, run, { after, take: PAGE }));
    yield* page;
    after = page.at(-1)?.itemId ?? null;
    if (page.length < PAGE) return;
  }
}

type Made = MadeItem & { readonly trace: Trace };

/** What was answered when the item's suggestion was made, in the order of the questions. */
async function answersIn({ recorded, signal }: RecordPorts, recipe: Recipe, item: Made): Promise<RecordedAnswer[]> {
  const answers: RecordedAnswer[] = [];
  const engines = recorded(askedIn(item.trace, recipe), (kept) => answers.push(kept));
  const asked = { ...item, picture: unseen(item), recipe, engines, newProposalId: newId<"Proposal"> };
  await suggest(asked, signal).catch((error) => {
    throw error instanceof StageFailure && error.cause instanceof Refusal ? error.cause : error;
  });

  return answers;
}

/** Who was asked at each port, as the trace has it; a stage that is not there asked nobody. */
function askedIn({ stages }: Trace, { engines }: Recipe): Record<Port, Engine> {
  const by = (name: StageName) => stages.find(({ stage }) => stage === name)?.engine;

  return {
    tags: by("tags") ?? engines.tags,
    boxes: by("boxes") ?? engines.boxes,
    judge: by("filter") ?? engines.judge,
    questions: by("questions") ?? engines.questions,
  };
}

/** The picture by its hash and size: who only finds what is kept looks at none. */
function unseen({ sha256, size }: MadeItem): Picture {
  const never = async () => {
    throw new Error("a picture is not looked at again");
  };

  return { sha256, size, crop: never, encodedCrop: never, stretched: never, fitted: never };
}
