import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** A side of quality that words may be about. */
export const Dimension = z.enum([
  "sharpness",
  "texture",
  "exposure",
  "noise",
  "contrast",
  "colour",
  "compression",
  "other",
]);
export type Dimension = z.infer<typeof Dimension>;

const Words = z.array(z.string());
const ByDimension = z.partialRecord(Dimension, Words);

/** Sets of words, each told in the lexicon's README. */
const SETS = [
  "more",
  "fewer",
  "keeping",
  "losing",
  "making",
  "seeing",
  "negations",
  "parts",
  "wellDone",
  "badlyDone",
  "describing",
  "telling",
  "wholes",
  "generic",
  "amounts",
  "shortages",
  "haunts",
] as const;
type SetName = (typeof SETS)[number];

const LexiconFile = z.object({
  judgements: z.partialRecord(Dimension, z.object({ positive: Words, negative: Words })),
  attributes: ByDimension,
  flaws: ByDimension,
  participles: ByDimension,
  ...(Object.fromEntries(SETS.map((name) => [name, Words])) as Record<SetName, typeof Words>),
});

/** What a word or phrase of quality says. */
export interface Judgement {
  readonly dimension: Dimension;
  readonly effect: "positive" | "negative";
}

/** The words by which people judge quality, each looked up in lower case. */
export interface Lexicon extends Readonly<Record<SetName, ReadonlySet<string>>> {
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly attributes: ReadonlyMap<string, Dimension>;
  readonly flaws: ReadonlyMap<string, Dimension>;
  /** What is done to a thing well or badly: lit, rendered. */
  readonly participles: ReadonlyMap<string, Dimension>;
  /** Words in the longest entry among the judgements. */
  readonly longest: number;
}

/** Reads `quality.json`; what is not of its form is refused with the place. */
export async function openLexicon(folder: string): Promise<Lexicon> {
  const file = LexiconFile.parse(JSON.parse(await readFile(path.join(folder, "quality.json"), "utf8")));
  const judgements = Dimension.options.flatMap((dimension) =>
    (["positive", "negative"] as const).flatMap((effect) =>
      (file.judgements[dimension]?.[effect] ?? []).map((words) => [words, { dimension, effect }] as const),
    ),
  );
  const sets = Object.fromEntries(SETS.map((name) => [name, new Set(file[name])])) as Record<SetName, Set<string>>;

  return {
    ...sets,
    judgements: new Map(judgements),
    attributes: byWord(file.attributes),
    flaws: byWord(file.flaws),
    participles: byWord(file.participles),
    longest: Math.max(...judgements.map(([words]) => words.split(" ").length)),
  };
}

function byWord(lists: z.output<typeof ByDimension>): Map<string, Dimension> {
  const entries = Object.entries(lists).flatMap(([dimension, list]) =>
    (list ?? []).map((word) => [word, Dimension.parse(dimension)] as const),
  );

  return new Map(entries);
}
