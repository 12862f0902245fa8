import { singular, words } from "#lib/domain/words.ts";

/** Words after which a phrase tells where its thing is, or what it does or has. */
const LINKS = new Set(
  `of on in with at behind under beside near from around above below inside along beneath over by next through against
  for to that which who and wearing standing sitting walking holding riding running lying looking playing flying`.split(
    /\s+/,
  ),
);

/** What stands for the things that follow: a group of people is people. */
const COLLECTIVES = new Set(
  "group groups pair pairs couple row rows crowd herd flock bunch pile number lot lots plenty".split(" "),
);

const NUMBERS: Readonly<Record<string, number>> = {
  both: 2,
  two: 2,
  pair: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

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
  cattle: "cattle",
};

/** Lemmas that a phrase may mean, the most telling first: `the small coffee cups in front` → `coffee_cup`, `cup`. */
export function headNouns(phrase: string): string[] {
  const core = coreOf(phrase);
  const last = core.at(-1);
  if (!last) return [];
  const before = core.at(-2);
  const forms = [...new Set([last, IRREGULAR[last] ?? singular(last)])];
  const compounds = before ? forms.flatMap((form) => [`${before}_${form}`, `${before}${form}`]) : [];

  return [...compounds, ...forms];
}

/** How many things a phrase speaks of: a number where it says one, else one or several by the noun's form. */
export function countOf(phrase: string): number | "several" {
  const all = lowerWords(phrase);
  const said = all.find((word) => word in NUMBERS);
  if (said) return NUMBERS[said] ?? "several";
  const last = coreOf(phrase).at(-1) ?? "";
  const isPlural = last in IRREGULAR || singular(last) !== last;

  return isPlural || all.some((word) => COLLECTIVES.has(word)) ? "several" : 1;
}

/** The words up to and with the noun; a collective's `of` is looked through. */
function coreOf(phrase: string): string[] {
  const all = lowerWords(phrase);
  const link = all.findIndex((word, at) => at > 0 && LINKS.has(word));
  if (link < 1) return all;
  const isCollective = all[link] === "of" && COLLECTIVES.has(all[link - 1] ?? "");

  return isCollective ? coreOf(all.slice(link + 1).join(" ")) : all.slice(0, link);
}

function lowerWords(phrase: string): string[] {
  return words(phrase.toLowerCase()).map(({ word }) => word);
}
