import type { Recipe } from "#lib/domain/recipe.ts";

/** What each port is called. */
export const PORT_WORDS: Readonly<Record<keyof Recipe["engines"], string>> = {
  tags: "Tags",
  boxes: "Boxes",
  judge: "Patch judge",
  questions: "Questions",
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  wholeImageWords: "Words for the whole picture",
  detectWith: "Detect with",
  boxThreshold: "Box threshold",
  textThreshold: "Text threshold",
  filter: "IQA-Filter",
  "filter.askedAs": "IQA-Filter asks",
  "filter.yesFrom": "IQA-Filter, Yes from",
  merge: "Box-Merge",
  "merge.areaShare": "Box-Merge, T_a",
  "merge.coverage": "Box-Merge, T_o",
  questionPool: "Question pool",
  questions: "Questions",
  "questions.binary": "Yes-or-No questions",
  "questions.open": "Open questions",
  coordinates: "Coordinates",
  "grid.columns": "Grid, columns",
  "grid.rows": "Grid, rows",
  seed: "Seed",
};

/** What a recipe's value is called, by its place. */
export function fieldWords(field: string): string {
  const [of, port, part] = field.split(".");
  if (of === "prompts") return port ? `Prompt ${port}` : "Prompts";
  if (of === "engines" && port) return `${PORT_WORDS[port as keyof Recipe["engines"]]}: ${part ?? "engine"}`;

  return FIELD_WORDS[field] ?? field;
}

/** A value as it is shown beside another. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return "left out";

  return typeof value === "object"
    ? Object.entries(value)
        .map(([key, of]) => `${key} ${of}`)
        .join(", ")
    : String(value);
}
