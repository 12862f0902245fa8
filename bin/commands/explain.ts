import type { Command } from "commander";
import { suggestionById } from "#lib/db/suggestions.ts";
import { SuggestionId } from "#lib/domain/ids.ts";
import type { BoxLineage } from "#lib/domain/lineage.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { explain, thresholdsOf } from "#lib/pipeline/explain.ts";
import { suggestionTrace } from "#lib/views/suggestion-trace.ts";
import { type CommandContext, type Common, command, withContext } from "../context.ts";
import { print } from "../print.ts";

/** `giqa explain`: where each box of a suggestion comes from. */
export function explainCommand(program: Command): void {
  command(program, "explain <suggestion>", "where each box of a suggestion comes from").action(
    (id: string, options: Common) => withContext(options, (ctx) => explained(ctx, id, options)),
  );
}

async function explained(ctx: CommandContext, id: string, options: Common): Promise<void> {
  const suggestionId = SuggestionId.parse(id);
  const kept = await suggestionById(ctx.reader, suggestionId);
  if (!kept) throw new Refusal("not-found", { what: "suggestion", id });
  const made = await suggestionTrace(ctx, { projectId: kept.projectId, suggestionId });
  const { width, height } = made.picture;
  const boxes = explain(made.trace, { width, height }, thresholdsOf(made.recipe));
  const about = {
    suggestion: id,
    item: made.item.externalId,
    run: made.runId,
    recipe: { name: made.recipe.name, fingerprint: made.fingerprint },
    seconds: made.seconds,
  };
  print({ ...about, boxes }, options, () =>
    [`${made.item.externalId}, recipe ${made.recipe.name}`, ...boxes.map(inWords)].join("\n"),
  );
}

function inWords({ tag, asked, box, origins, detector }: BoxLineage): string {
  const at = [box.x1, box.y1, box.x2, box.y2].map((side) => side.toFixed(1)).join(", ");
  const lines = origins.map(({ score, route, verdict, joinedBy }) => {
    const judged = verdict ? `, ${verdict.question} ${verdict.answer} (${verdict.because})` : "";

    return `    ${score.toFixed(2)} ${route}${judged}${joinedBy ? `, joined: ${joinedBy}` : ""}`;
  });

  return [
    `  “${tag.phrase}” (${tag.quality}) at ${at}, asked “${asked}” of ${detector?.model ?? "nobody"}`,
    ...lines,
  ].join("\n");
}
