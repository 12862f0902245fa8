import type { VerdictScore } from "#lib/domain/verdict-score.ts";
import { table } from "../print.ts";
import type { BoxErrorShown } from "./boxes.ts";
import type { Figures } from "./measure.ts";
import type { PatchErrorShown } from "./patches.ts";
import type { TagFigures } from "./tags.ts";

/** The figures of one or several recipes as a person reads them, one beside the other. */
export function figuresInWords(all: readonly Figures[], { errors }: { readonly errors: boolean }): string {
  const tables = [tagTable(all), boxTable(all), patchTable(all)].filter((rows) => rows.length > 1).map(table);

  return [...tables, ...(errors ? all.flatMap(errorsInWords) : [])].join("\n\n");
}

function tagTable(all: readonly Figures[]): string[][] {
  const head = ["tags", "recipe", "marked", "found", "right", "precision", "recall", "span exact", "ms a text"];
  const rows = all.flatMap(({ recipe, tags }) =>
    Object.entries(tags?.parts ?? {}).map(([part, score]) => [
      ...[part, recipe, ...[score.marked, score.found, score.right].map(String)],
      ...[ratio(score.precision), ratio(score.recall), String(score.exact), (tags?.millisecondsAText ?? 0).toFixed(1)],
    ]),
  );

  return [head, ...rows];
}

function boxTable(all: readonly Figures[]): string[][] {
  const head = ["boxes", "recipe", "phrases", "marked", "found", "right", "precision", "recall", "ms a phrase"];
  const rows = all.flatMap(({ recipe, boxes }) =>
    Object.entries(boxes?.parts ?? {}).map(([part, score]) => [
      ...[part, recipe, ...[score.phrases, score.marked, score.found, score.right].map(String)],
      ...[ratio(score.precision), ratio(score.recall), (boxes?.millisecondsAPhrase ?? 0).toFixed(1)],
    ]),
  );

  return [head, ...rows];
}

function patchTable(all: readonly Figures[]): string[][] {
  const head = ["patches", "recipe", "asked", "right", "of yes", "of no", "accuracy", "ms a patch"];
  const rows = all.flatMap(({ recipe, patches }) => {
    const pace = (patches?.millisecondsAPatch ?? 0).toFixed(1);
    const row = ([part, score]: readonly [string, VerdictScore]) => [
      ...[part, recipe, String(score.asked), String(score.right)],
      ...[`${score.yes.right}/${score.yes.asked}`, `${score.no.right}/${score.no.asked}`, ratio(score.accuracy), pace],
    ];

    const severities = Object.entries(patches?.severities ?? {}).map(
      ([of, score]) => [`severity ${of}`, score] as const,
    );

    return [...Object.entries(patches?.parts ?? {}), ...Object.entries(patches?.qualities ?? {}), ...severities].map(
      row,
    );
  });

  return [head, ...rows];
}

function errorsInWords({ tags, boxes, patches }: Figures): string[] {
  const lines = [
    (tags?.errors ?? []).map(tagError),
    (boxes?.errors ?? []).map(boxError),
    (patches?.errors ?? []).map(patchError),
  ];

  return lines.filter((some) => some.length > 0).map((some) => some.join("\n"));
}

function tagError({ id, text, missed, wrong }: TagFigures["errors"][number]): string {
  const parts = [missed.length > 0 && `missed ${missed.join(", ")}`, wrong.length > 0 && `wrong ${wrong.join(", ")}`];

  return `${id}: ${parts.filter(Boolean).join("; ")}\n    ${text}`;
}

function boxError({ photo, phrase, kind, missed, wrong }: BoxErrorShown): string {
  const routes = wrong.map(({ route }) => route).join("; ");

  return `${photo}: “${phrase}” (${kind}): ${missed} missed, ${wrong.length} wrong${routes && ` by ${routes}`}`;
}

function patchError({ photo, question, distortions, answer, said, because }: PatchErrorShown): string {
  const made = distortions.map(({ name, severity }) => `${name} ${severity}`).join(", ") || "clean";

  return `${photo}, ${made}: ${question} is ${answer}, said ${said} (${because})`;
}

function ratio(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}
