import type { ItemId, ProjectId, RunId } from "#lib/domain/ids.ts";
import type { WhatIfTally } from "#lib/domain/what-if.ts";
import { changedItems, emptyTally, sumOfTallies } from "#lib/domain/what-if-tally.ts";
import type { ThresholdChanges } from "#lib/pipeline/tried-thresholds.ts";
import { whatIfFigures } from "#lib/views/what-if/figures.ts";
import type { CommandContext } from "./context.ts";
import { table } from "./print.ts";

/** What is tried over which run. */
export interface Tried {
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly changes: ThresholdChanges;
}

/** What the thresholds would change over the whole run, part by part as the page has it. */
export async function whatIfOver(ctx: CommandContext, tried: Tried): Promise<WhatIfTally & { withheld: number }> {
  let tally = emptyTally();
  let withheld = 0;
  let after: ItemId | undefined;
  do {
    const part = await whatIfFigures(ctx, { ...tried, after });
    tally = sumOfTallies(tally, part.tally);
    withheld += part.withheld;
    after = part.next ?? undefined;
  } while (after);

  return { ...tally, withheld };
}

/** The figures for people to read. */
export function inWords(tally: WhatIfTally): string {
  const { items, byCount, byKind, mentions, boxes } = tally;
  const most = byCount.length - 1;
  const kinds = [
    ...Object.entries(byKind),
    ["words gain a box", mentions.gained],
    ["words lose their last", mentions.lost],
  ];
  const told = kinds as [string, { count: number; items: number }][];

  return [
    `${changedItems(tally)} of ${items} items would change; boxes ${boxes.before} -> ${boxes.after}`,
    "",
    table([
      ["changes", "items"],
      ...byCount.map(({ items: of }, n) => [n === most ? `${n} or more` : String(n), String(of)]),
    ]),
    "",
    table([
      ["what", "times", "items"],
      ...told.map(([kind, { count, items: of }]) => [kind, String(count), String(of)]),
    ]),
  ].join("\n");
}
