import { singular, words } from "#lib/domain/words.ts";

const LINKS = new Set(["of", "on", "in", "with", "at", "behind", "under", "beside", "near", "from", "around", "above"]);

/** Lemmas that a phrase may mean, the most telling first: `the small coffee cups in front` → `coffee_cup`, `cup`. */
export function headNouns(phrase: string): string[] {
  const all = words(phrase.toLowerCase()).map(({ word }) => word);
  const link = all.findIndex((word, at) => at > 0 && LINKS.has(word));
  const core = link > 0 ? all.slice(0, link) : all;
  const last = core.at(-1);
  if (!last) return [];
  const before = core.at(-2);
  const forms = [...new Set([last, IRREGULAR[last] ?? singular(last)])];
  const compounds = before ? forms.flatMap((form) => [`${before}_${form}`, `${before}${form}`]) : [];

  return [...compounds, ...forms];
}

const IRREGULAR: Readonly<Record<string, string>> = {
  people: "person",
  men: "man",
  women: "woman",
  children: "child",
  leaves: "leaf",
  knives: "knife",
  shelves: "shelf",
  mice: "mouse",
  geese: "goose",
  buses: "bus",
  glasses: "glass",
};
