import type { Recipe } from "#lib/domain/recipe.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { BoxStage, FilterStage, PatchVerdict } from "#lib/domain/trace.ts";
import type { PatchJudge, PatchQuestion, Picture } from "./ports.ts";

type Judged = FilterStage["judged"][number];

/** What the judge is asked of a tag's patch: T_q put into the recipe's sentence. */
function patchQuestion(askedAs: string, quality: string): PatchQuestion {
  return { quality, text: askedAs.replace("<T_q>", quality) };
}

export interface Filtering {
  readonly picture: Picture;
  readonly tags: readonly Tag[];
  readonly detected: BoxStage["detected"];
  readonly judge: PatchJudge;
  readonly filter: NonNullable<Recipe["filter"]>;
}

/**
 * IQA-Filter (paper §3.2): of a tag with more than one box, each patch is shown to the judge and kept on Yes. A tag
 * with one box is not asked about. A tag that loses every box is flagged.
 */
export async function filterBoxes(
  asked: Filtering,
  signal: AbortSignal,
): Promise<Omit<FilterStage, "engine" | "seconds">> {
  const judged: Judged[] = [];
  for (const { tag, boxes } of asked.detected) {
    if (boxes.length < 2) continue;
    const question = patchQuestion(asked.filter.askedAs, asked.tags[tag]?.quality ?? "");
    for (const [at, { box }] of boxes.entries()) {
      signal.throwIfAborted();
      const verdict = await asked.judge.judge(asked.picture, box, question, signal);
      judged.push({ tag, box: at, verdict, kept: passes(verdict, asked.filter.yesFrom) });
    }
  }
  const asks = new Set(judged.map(({ tag }) => tag));
  const keeps = new Set(judged.filter(({ kept }) => kept).map(({ tag }) => tag));

  return { stage: "filter", judged, flagged: [...asks].filter((tag) => !keeps.has(tag)) };
}

/** Does the judge let a patch pass? By the probability where there is one, else by the word. */
export function passes({ probability, answer }: PatchVerdict, yesFrom: number): boolean {
  return probability === null ? answer === "yes" : probability >= yesFrom;
}
