import { REASON_WORDS } from "#components/runs/reason-words.ts";
import type { Box } from "#lib/domain/geometry.ts";
import type { BoxFate, Join } from "#lib/domain/lineage.ts";
import type { PatchVerdict } from "#lib/domain/trace.ts";
import type { Thresholds } from "#lib/pipeline/explain.ts";

/** What became of a box, in words. */
export function fateWords(fate: BoxFate): string {
  switch (fate) {
    case "in-the-text":
      return "in the text";
    case "same-words":
      return "its words have boxes already";
    case "under-threshold":
      return "under the box threshold";
    case "under-text-threshold":
      return "under the text threshold";
    default:
      return REASON_WORDS[fate];
  }
}

/** Where a box lies, in whole pixels of the upright picture. */
export function placeWords({ x1, y1, x2, y2 }: Box): string {
  return [x1, y1, x2, y2].map((side) => Math.round(side)).join(", ");
}

/** What the judge said, with the probability where there is one. */
export function verdictWords({ answer, probability, because }: PatchVerdict): string {
  const yes = probability === null ? "no probability given" : `Yes at ${probability.toFixed(2)}`;

  return `${answer === "yes" ? "Yes" : "No"}, ${yes}${because && ` · ${because}`}`;
}

/** By which clause of Alg. 1 a box was joined, with the figures that it was decided on. */
export function joinWords({ clause, share, coverage }: Join, { merge }: Pick<Thresholds, "merge">): string {
  if (clause === "covered") return `covered: ${coverage.toFixed(3)} > T_o ${merge?.coverage ?? "?"}`;

  return `small and touching: ${share.toFixed(3)} of the picture < T_a ${merge?.areaShare ?? "?"}`;
}
