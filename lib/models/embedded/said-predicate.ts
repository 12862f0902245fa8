import type { Tag } from "#lib/domain/tag.ts";
import { singular } from "#lib/domain/words.ts";
import type { Dimension, Lexicon } from "./lexicon.ts";
import { compared, judgementAt } from "./predicates.ts";
import { sentencesOf } from "./tokens.ts";

/** What a tag says, as words that a question can be made of. */
export interface Predicate {
  /** `is sharp`, `has few details`, `can be read`, `stands out`: how the words follow the object. */
  readonly form: "is" | "has" | "can" | "does";
  /** Without the form's own word; a verb in its base form. */
  readonly words: string;
  /** Is it so, or is it said not to be so (`not sharp`, `no noise`)? */
  readonly holds: boolean;
  readonly dimension: Dimension;
}

interface Asked {
  /** Lower case. */
  readonly quality: string;
  readonly effect: Tag["effect"];
  /** Lower case, to tell whether an article stood before the words. */
  readonly description: string;
  readonly lexicon: Lexicon;
}

type Reader = (asked: Asked) => Predicate | null | undefined;

/** What the words of a tag say; null where no question could be asked in whole sentences. */
export function predicateOf(asked: Asked): Predicate | null {
  for (const reader of READERS) {
    const found = reader(asked);
    if (found !== undefined) return found;
  }

  return null;
}

const NOT =
  /^(?:not|n['’]t|never|neither|nor|no longer|less|cannot)\s+(?:(?:very|so|too|really|quite|at all|completely|fully|that|as)\s+)*/;

function isIt(words: string, dimension: Dimension, holds: boolean): Predicate {
  return { form: "is", words, holds, dimension };
}

/** What the focus is on is in focus. */
const focus: Reader = ({ quality, effect }) =>
  /^(?:focus\w*|(?:the )?(?:main )?focus)$/.test(quality.replace(NOT, ""))
    ? isIt("in focus", "sharpness", effect === "positive")
    : undefined;

const SEEN: Readonly<Record<string, string>> = {
  see: "seen",
  distinguish: "distinguished",
  recognize: "recognized",
  recognise: "recognised",
  identify: "identified",
  discern: "discerned",
  read: "read",
  make: "made",
  tell: "told",
  notice: "noticed",
};

/** `cannot be read`, `can be seen clearly`, `clearly see`. */
const canBe: Reader = ({ quality, effect }) => {
  const passive =
    /\bbe ((?:(?!not|hardly|barely|scarcely|never)\p{L}+ )*?\p{L}+(?: out| apart)?)(?: clearly| well)?$/u.exec(quality);
  const active = /^(?:\p{L}+ly |not |never |cannot |can |could |to )*(\p{L}+)( out| apart)?$/u.exec(quality);
  const seen = SEEN[active?.[1] ?? ""];
  const words = passive?.[1] ?? (seen && `${seen}${active?.[2] ?? ""}`);
  const clean = words?.replace(/\b(?:hardly|barely|scarcely|not|never) /g, "");
  if (!clean || /\bmade$|\btold$/.test(clean)) return undefined;

  return { form: "can", words: `be ${clean}`, holds: effect === "positive", dimension: "sharpness" };
};

const ADVERBS: Readonly<Record<string, string>> = {
  clearly: "clear",
  sharply: "sharp",
  crisply: "crisp",
  vividly: "vivid",
  harshly: "harsh",
  well: "well rendered",
  nicely: "nicely rendered",
  beautifully: "beautifully rendered",
  excellently: "well rendered",
  accurately: "accurately rendered",
  faithfully: "faithfully rendered",
  poorly: "poorly rendered",
  badly: "badly rendered",
};

const adverb: Reader = ({ quality, effect }) => {
  const word = quality.replace(NOT, "");
  const words = ADVERBS[word];
  const isBad = /^(?:harsh|poor|bad)/.test(word);

  return words ? isIt(words, isBad ? "other" : "sharpness", isBad === (effect === "negative")) : undefined;
};

const BASES: readonly (readonly [RegExp, string, Dimension])[] = [
  [/^(?:stands?|stood|standing) out$/, "stand out", "contrast"],
  [/^melts?$/, "melt away", "sharpness"],
  [/^(?:disappear(?:s|ed)?|vanish(?:es|ed)?)$/, "disappear", "sharpness"],
  [/^(?:blend|run) together$/, "blend together", "contrast"],
  [/^(?:lost|loses?) focus$/, "lose focus", "sharpness"],
];
const BAD_VERBS = /^(?:melt|disappear|blend|lose)/;
const NEEDS_OBJECT = /(?:into|with|hardly stands out)$/;

const verbs: Reader = ({ quality, effect }) => {
  const bare = quality.replace(NOT, "");
  if (NEEDS_OBJECT.test(bare)) return null;
  const [, words, dimension] = BASES.find(([pattern]) => pattern.test(bare)) ?? [];

  return words && dimension
    ? { form: "does", words, holds: BAD_VERBS.test(words) === (effect === "negative"), dimension }
    : undefined;
};

/** What there can be too little of, as one says it. */
const MASSES = new Set(
  `detail texture sharpness clarity contrast light lighting focus definition structure brightness saturation depth color
  colour exposure grain resolution illumination visibility legibility readability tone shape outline`.split(/\s+/),
);

/** `lost their details`, `lacks sharpness`: there is too little of it. */
const losing: Reader = ({ quality, lexicon }) => {
  const isLack = /^(?:\w+ )?(?:lack|loss|shortage|absence) of/.test(quality);
  if (!isLack && !lexicon.losing.has(quality.split(" ")[0] ?? "")) return undefined;
  const last = lastWord(quality);
  const dimension = lexicon.attributes.get(last) ?? lexicon.attributes.get(singular(last));
  if (!dimension || !MASSES.has(singular(last))) return null;

  return { form: "has", words: `too little ${singular(last)}`, holds: true, dimension };
};

const OF =
  /^(?:rich|full|free|low|high|poor|devoid|void|abundant|bare|short|strong|great|lacking|weak|good|deficient|insufficient) (?:in|of|from|with) /;

/** `rich in detail`, `free of noise`. */
const fullOf: Reader = ({ quality, lexicon }) => {
  if (!OF.test(quality)) return undefined;
  const last = lastWord(quality);

  return isIt(quality, lexicon.attributes.get(last) ?? lexicon.flaws.get(last) ?? "other", true);
};

/** Flaws that one rather says as an adjective. */
const AS_ADJECTIVE: Readonly<Record<string, string>> = {
  overexposure: "overexposed",
  underexposure: "underexposed",
  darkness: "dark",
  dimness: "dim",
  softness: "soft",
  haziness: "hazy",
  fuzziness: "fuzzy",
  blurriness: "blurry",
  graininess: "grainy",
  blockiness: "blocky",
  jaggedness: "jagged",
  dullness: "dull",
  unnaturalness: "unnatural",
  oversaturation: "oversaturated",
  oversharpening: "oversharpened",
  posterization: "posterized",
  posterisation: "posterised",
  discoloration: "discolored",
  discolouration: "discoloured",
  defocus: "out of focus",
  desaturation: "desaturated",
  silhouette: "a silhouette",
};
const NONE = /^(?:without|no|hardly any|almost no|barely any|absence of|free of|not|n['’]t)\s+(?:any\s+)?/;
const FEW = /^(?:few|little|less|low|minimal|negligible|slight|limited|fewer|reduced|imperceptible|faint)\b/;

/** `severe noise`, `few details`, `a slight halo`; none of it, where the description says so. */
const nouns: Reader = ({ quality, effect, description, lexicon }) => {
  const last = lastWord(quality);
  const flaw = lexicon.flaws.get(last) ?? lexicon.flaws.get(singular(last));
  const dimension = flaw ?? lexicon.attributes.get(last);
  if (!dimension || /\b(?:in|out of|off)\b.* (?:focus|details?)$|^a blur$/.test(quality)) return undefined;
  const isNone = NONE.test(quality) || (flaw !== undefined && effect === "positive" && !FEW.test(quality));
  const bare = quality
    .replace(NONE, "")
    .replace(/^(?:hold|show|keep|ha|retain|preserve)\w* (?:(?:its|their|the|his|her) )?/, "");
  const said = AS_ADJECTIVE[last];
  if (said) return FEW.test(quality) ? null : isIt(said, dimension, !isNone);

  return { form: "has", words: isNone ? bare : withArticle(bare, description), holds: !isNone, dimension };
};

/** Words that say nothing without the side of quality that they were said of. */
const OF_A_SIDE = new Set(
  `rich abundant fine strong high low accurate good great poor bad even average full proper adequate sufficient
  insufficient excellent acceptable nice perfect weak`.split(/\s+/),
);

/** `sharp`, `not very sharp`, `well lit`, `hard to make out`. */
const adjectives: Reader = ({ quality, effect, lexicon }) => {
  const bare = quality.replace(NOT, "");
  if (isOfASide(bare.replace(/^(?:too|so|overly) /, ""), lexicon))
    return isIt(effect === "positive" ? "of good quality" : "of poor quality", "other", true);
  const tokens = sentencesOf(bare)[0] ?? [];
  const found = judgementAt(tokens, 0, lexicon);
  if (!found || found.length !== tokens.length) return undefined;
  const base = /est$/.test(bare) ? compared(bare, lexicon) : undefined;
  const isSo = /^so\b/.test(bare);

  return isIt(
    isSo ? bare.replace(/^so/, "too") : !lexicon.judgements.has(bare) && base ? base : bare,
    found.said.dimension,
    found.said.effect === effect,
  );
};

function isOfASide(word: string, { judgements, more, fewer }: Lexicon): boolean {
  return OF_A_SIDE.has(word) || (!judgements.has(word) && (more.has(word) || fewer.has(word)));
}

/** `barely visible`: so near to not being so that it is said of itself. */
const hardly: Reader = ({ quality, effect, lexicon }) => {
  const [, word] = /^(?:hardly|barely|scarcely|almost) (\p{L}+)$/u.exec(quality) ?? [];
  const said = lexicon.judgements.get(word ?? "");

  return said && effect !== "none" ? isIt(quality, said.dimension, said.effect !== effect) : undefined;
};

/** `sharp feathers`, `clear layers`: a thing that it has. */
const possessions: Reader = ({ quality, description, lexicon }) => {
  const all = quality.split(" ");
  const judged = all
    .slice(0, -1)
    .map((word) => lexicon.judgements.get(word))
    .find(Boolean);
  if (!judged || lexicon.judgements.has(lastWord(quality)) || /^(?:not|no|less|without)\b/.test(quality))
    return undefined;
  const isPlural = singular(lastWord(quality)) !== lastWord(quality);
  const words = withArticle(quality, description);
  if (
    !isPlural &&
    words === quality &&
    new RegExp(`\\b(?:its|their|the|his|her) ${escaped(quality)}`).test(description)
  )
    return null;

  return { form: "has", words, holds: true, dimension: judged.dimension };
};

const READERS: readonly Reader[] = [
  focus,
  fullOf,
  canBe,
  hardly,
  adverb,
  verbs,
  losing,
  nouns,
  adjectives,
  possessions,
];

/** As it stood in the description. */
function withArticle(words: string, description: string): string {
  const article = new RegExp(`(?<![\\p{L}])(an?) ${escaped(words)}`, "u").exec(description)?.[1];

  return article ? `${article} ${words}` : words;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function lastWord(words: string): string {
  return words.split(" ").at(-1) ?? "";
}
