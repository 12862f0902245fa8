import type { Command } from "commander";
import { suggestionById } from "#lib/db/suggestions.ts";
import type { Box } from "#lib/domain/geometry.ts";
import { SuggestionId } from "#lib/domain/ids.ts";
import type { BoxFate, Lineage, TracedBox, TracedOrigin } from "#lib/domain/lineage.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { lineageOf } from "#lib/pipeline/lineage.ts";
import { suggestionTrace } from "#lib/views/suggestion-trace.ts";
import { type CommandContext, type Common, command, withContext } from "../context.ts";
import { print } from "../print.ts";

/** `giqa explain`: where each box of a suggestion comes from, and where those that are not in it were lost. */
export function explainCommand(program: Command): void {
  command(program, "explain <suggestion>", "where each box of a suggestion comes from").action(
    (id: string, options: Common) => withContext(options, (ctx) => explained(ctx, id, options)),
  );
}

async function explained(ctx: CommandContext, id: string, options: Common): Promise<void> {
  const suggestionId = SuggestionId.parse(id);
  const kept = await suggestionById(ctx.reader, suggestionId);
  if (!kept) throw new Refusal("not-found", { what: "suggestion", id });
  const lineage = lineageOf(await suggestionTrace(ctx, { projectId: kept.projectId, suggestionId }));
  print(lineage, options, () => inWords(lineage));
}

function inWords({ item, recipe, run, seconds, stages, boxes }: Lineage): string {
  return [
    `${item}, recipe ${recipe.name} ${recipe.fingerprint.slice(0, 12)}, run ${run}, ${seconds.toFixed(2)} s`,
    ...stages.map(({ stage, engine, seconds: took }) => {
      const by = engine ? `${engine.name} · ${engine.model} · ${engine.revision}` : "no engine";

      return `  ${stage.padEnd(9)} ${took.toFixed(3)} s  ${by}`;
    }),
    ...boxes.flatMap(boxInWords),
  ].join("\n");
}

const FATES: Readonly<Partial<Record<BoxFate, string>>> = {
  "in-the-text": "in the text",
  "same-words": "not in the text: its words have boxes of another quality",
};

function boxInWords({ key, tag, asked, box, fate, origins }: TracedBox): string[] {
  const { phrase, quality, span } = tag;

  return [
    `  ${key} “${phrase}” (${quality}) at characters ${span.from} to ${span.to}, box ${placeOf(box)}, asked “${asked}”: ${FATES[fate] ?? `dropped: ${fate}`}`,
    ...origins.map((origin) => `    ${originInWords(origin)}`),
  ];
}

function originInWords({ at, score, textScore, route, box, verdict, join }: TracedOrigin): string {
  const words = textScore === undefined ? "" : ` (words ${textScore.toFixed(2)})`;
  const yes = verdict?.probability === null || !verdict ? "" : ` ${verdict.probability.toFixed(2)}`;
  const judged = verdict ? `, ${verdict.question} ${verdict.answer}${yes} (${verdict.because})` : "";
  const joined = join
    ? `, joined as ${join.clause}: share ${join.share.toFixed(3)}, coverage ${join.coverage.toFixed(3)}`
    : "";

  return `detection ${at + 1} at ${placeOf(box)}, score ${score.toFixed(2)}${words}, ${route}${judged}${joined}`;
}

function placeOf({ x1, y1, x2, y2 }: Box): string {
  return [x1, y1, x2, y2].map((side) => side.toFixed(1)).join(", ");
}
