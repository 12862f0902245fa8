import type { Loss } from "#lib/domain/funnel.ts";
import { recipeComparison } from "#lib/views/recipe-comparison.ts";
import { type CommandContext, type Common, projectNamed } from "../context.ts";
import { print, table } from "../print.ts";

type Comparing = Common & { readonly project: string };

/** `giqa recipe compare`: two recipes on the same items, as the page has it. */
export async function compareRecipes(
  ctx: CommandContext,
  names: readonly [string | undefined, string | undefined],
  options: Comparing,
): Promise<void> {
  const projectId = await projectNamed(ctx, options.project);
  const [one, other] = names;
  const made = await recipeComparison(ctx, { projectId, ...(one && { one }), ...(other && { other }) });
  const pairs = made.pairs.map(({ one: a, other: b, difference }) => ({
    ...{ item: a.item.externalId, one: a.id, other: b.id, difference },
  }));
  print({ ...made, pairs }, options, () => inWords(made));
}

function inWords(made: Awaited<ReturnType<typeof recipeComparison>>): string {
  const { one, other, items, sums, losses, gold } = made;
  if (!one || !other || items === 0) return "No item has a suggestion of both.";
  const sum = (of: "grounded" | "mentions" | "boxes" | "questions") => [of, `${sums.one[of]}`, `${sums.other[of]}`];
  const rows = [["", one.name, other.name], ...(["grounded", "mentions", "boxes", "questions"] as const).map(sum)];

  return [
    `${items} items have a suggestion of both; of the ${sums.read} read, ${sums.same} have the same boxes.`,
    table([...rows, ...lossRows(losses), ...goldRows(gold)]),
    ...(gold ? [`against ${gold.answers} answers to ${gold.items} items`] : ["no gold for these items"]),
  ].join("\n");
}

function lossRows({ one, other }: { readonly one: readonly Loss[]; readonly other: readonly Loss[] }): string[][] {
  const counts = (losses: readonly Loss[]) =>
    new Map(losses.map(({ stage, reason, count }) => [`${stage}: ${reason}`, count]));
  const [a, b] = [counts(one), counts(other)];

  return [...new Set([...a.keys(), ...b.keys()])].map((key) => [key, `${a.get(key) ?? 0}`, `${b.get(key) ?? 0}`]);
}

function goldRows(gold: Awaited<ReturnType<typeof recipeComparison>>["gold"]): string[][] {
  if (!gold) return [];
  const { one, other } = gold;
  const share = (value: number | null | undefined) => (typeof value === "number" ? (100 * value).toFixed(2) : "–");

  return [
    ["mIoU", share(one.miou), share(other.miou)],
    ["Tag-Recall, over boxes", share(one.tagRecall?.micro), share(other.tagRecall?.micro)],
    ["Tag-Recall, over samples", share(one.tagRecall?.macro), share(other.tagRecall?.macro)],
  ];
}
