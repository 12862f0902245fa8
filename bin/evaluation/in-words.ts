import type { TagScore } from "#lib/domain/tag-score.ts";
import { table } from "../print.ts";
import type { Figures } from "./measure.ts";
import type { TagFigures } from "./tags.ts";

/** The figures of one or several recipes as a person reads them, one beside the other. */
export function figuresInWords(all: readonly Figures[]): string {
  return [tagsInWords(all)].filter(Boolean).join("\n\n");
}

function tagsInWords(all: readonly Figures[]): string {
  const rows = all.flatMap(({ recipe, tags }) => (tags ? tagRows(recipe, tags) : []));
  if (rows.length === 0) return "";
  const head = ["tags", "recipe", "marked", "found", "right", "precision", "recall", "span exact", "ms a text"];

  return [table([head, ...rows]), ...all.flatMap(({ tags }) => tags?.errors.map(errorInWords) ?? [])].join("\n");
}

function tagRows(recipe: string, { parts, millisecondsAText }: TagFigures): string[][] {
  return Object.entries(parts).map(([part, score]: [string, TagScore]) => [
    part,
    recipe,
    ...[score.marked, score.found, score.right].map(String),
    ratio(score.precision),
    ratio(score.recall),
    String(score.exact),
    millisecondsAText.toFixed(1),
  ]);
}

function errorInWords({ id, text, missed, wrong }: TagFigures["errors"][number]): string {
  const parts = [missed.length > 0 && `missed ${missed.join(", ")}`, wrong.length > 0 && `wrong ${wrong.join(", ")}`];

  return `${id}: ${parts.filter(Boolean).join("; ")}\n    ${text}`;
}

function ratio(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}
