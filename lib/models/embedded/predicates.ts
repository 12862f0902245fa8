import type { Judgement, Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A judgement that starts at a token, and how many tokens it takes. */
export interface FoundJudgement {
  readonly said: Judgement;
  readonly length: number;
}

/** Before one of these, dark and pale tell a hue: `the sky is dark blue`. */
export const HUES = new Set(
  "blue red green yellow orange purple pink brown grey gray white black teal golden violet beige".split(" "),
);
/** After one of these, a hue says that nothing else is left: `almost white`. */
const WHOLLY = new Set("almost nearly completely entirely totally pure purely all just practically fully".split(" "));
const EXCESS = new Set(["too", "overly", "excessively"]);
const FULL = new Set("rich full abundant high strong good great".split(" "));
const EMPTY = new Set("free devoid void poor low lacking short weak bare deficient insufficient".split(" "));
const EASY = new Set("easy easily possible".split(" "));
const HARD = new Set("hard difficult impossible tough challenging tricky".split(" "));
const ABLE = new Set("can could may might".split(" "));
const SEEN =
  /^(?:seen|distinguished|recogni[sz]ed|identified|discerned|read|told|made|observed|counted|followed|appreciated|noticed|perceived)$/;
const SEE = /^(?:see|distinguish|recogni[sz]e|identify|discern|read|tell|make|observe|follow|count|find|spot)$/;
const LINKS = new Set(["in", "of", "from", "with"]);

type Reader = (tokens: readonly Token[], at: number, lexicon: Lexicon) => FoundJudgement | null;

/** The longest judgement that starts here: an entry of the lexicon, or what its words make together. */
export function judgementAt(tokens: readonly Token[], at: number, lexicon: Lexicon): FoundJudgement | null {
  for (const reader of READERS) {
    const found = reader(tokens, at, lexicon);
    if (found) return found;
  }

  return null;
}

/** Entries of several words; a hyphen between them does not count. */
const severalWords: Reader = (tokens, at, lexicon) => {
  for (let most = lexicon.longest; most > 1; most--) {
    const { words, length } = wordsFrom(tokens, at, most);
    const said = length > 1 ? lexicon.judgements.get(words) : undefined;
    if (said && !words.startsWith("can ") && !isPlaceName(tokens, at, length)) return { said, length };
  }

  return null;
};

/** `in the dark areas` is a place. */
function isPlaceName(tokens: readonly Token[], at: number, length: number): boolean {
  return tokens[at]?.lower === "in" && tokens[at + length]?.pos === "NOUN";
}

function wordsFrom(tokens: readonly Token[], at: number, most: number): { words: string; length: number } {
  const words: string[] = [];
  let length = 0;
  for (const { lower } of tokens.slice(at, at + 2 * most)) {
    if (words.length === most) break;
    length++;
    if (lower !== "-") words.push(lower);
  }

  return { words: words.length === most ? words.join(" ") : "", length };
}

/** `in sharp focus`, `in fine detail`, `in soft focus`. */
const inFocus: Reader = (tokens, at, lexicon) => {
  if (tokens[at]?.lower !== "in") return null;
  const run = tokens.slice(at + 1, at + 4);
  const end = run.findIndex(({ lower }) => lower === "focus" || lower === "detail" || lower === "details");
  const modifiers = run.slice(0, Math.max(0, end));
  if (end < 0 || modifiers.some(({ pos }) => pos !== "ADJ" && pos !== "ADV")) return null;
  if (end === 0 && run[0]?.lower !== "focus") return null;
  const isBad = modifiers.some(({ lower }) => lexicon.judgements.get(lower)?.effect === "negative");

  return { said: { dimension: "sharpness", effect: isBad ? "negative" : "positive" }, length: end + 2 };
};

/** `rich in detail`, `full of noise`, `free from artifacts`, `low in contrast`. */
const fullOf: Reader = (tokens, at, lexicon) => {
  const [word, link] = tokens.slice(at, at + 2);
  if (!word || !link || !LINKS.has(link.lower)) return null;
  const isFull = FULL.has(word.lower);
  if (!isFull && !EMPTY.has(word.lower)) return null;
  const run = tokens.slice(at + 2, at + 6);
  const end = run.findIndex(({ lower }) => lexicon.attributes.has(lower) || lexicon.flaws.has(lower));
  if (end < 0 || run.slice(0, end).some(({ pos }) => pos === "PUNCT" || pos === "VERB" || pos === "AUX")) return null;
  const more = run[end + 1]?.lower ?? "";
  const last = lexicon.attributes.has(more) || lexicon.flaws.has(more) ? end + 1 : end;
  const name = run[last]?.lower ?? "";
  const isFlaw = lexicon.flaws.has(name);
  const dimension = lexicon.attributes.get(name) ?? lexicon.flaws.get(name) ?? "other";

  return { said: { dimension, effect: isFull === isFlaw ? "negative" : "positive" }, length: last + 3 };
};

/** `hard to make out`, `easy to recognise`. */
const hardTo: Reader = (tokens, at) => {
  const [word, to, verb, particle] = tokens.slice(at, at + 4);
  if (!word || to?.lower !== "to" || !verb || !SEE.test(verb.lower)) return null;
  const effect = EASY.has(word.lower) ? "positive" : HARD.has(word.lower) ? "negative" : null;
  const length = particle?.lower === "out" || particle?.lower === "apart" ? 4 : 3;

  return effect && { said: { dimension: "sharpness", effect }, length };
};

const WELL = new Set(["clearly", "well", "easily", "properly"]);
const AT_PLACES = /^(?:in|on|at|behind|near|beside|beyond|along|above|below|under|from)$/;

/** `can be seen clearly`, `could be made out`; a negation before or inside belongs to the reader. */
const canBeSeen: Reader = (tokens, at, lexicon) => {
  if (!ABLE.has(tokens[at]?.lower ?? "")) return null;
  const run = tokens.slice(at, at + 6);
  const seen = run.findIndex(({ lower }) => SEEN.test(lower));
  const inner = run.slice(1, Math.max(1, seen));
  if (seen < 2 || inner.some(({ lower, pos }) => lower !== "be" && pos !== "ADV" && pos !== "PART")) return null;
  const isNot = inner.some(({ lower }) => lexicon.negations.has(lower));
  const [next] = tokens.slice(at + seen + 1, at + seen + 2);
  const isOut = next?.lower === "out" || next?.lower === "apart";
  const end = at + seen + 1 + (isOut ? 1 : 0);
  const after = tokens[end];
  const isWell = WELL.has(after?.lower ?? "");
  if (inner.every(({ lower }) => lower === "be") && AT_PLACES.test(after?.lower ?? "")) return null;

  return {
    said: { dimension: "sharpness", effect: isNot ? "negative" : "positive" },
    length: end - at + (isWell ? 1 : 0),
  };
};

/** `almost white`, `completely black`. */
const wholly: Reader = (tokens, at) => {
  const [word, hue, next] = tokens.slice(at, at + 3);
  if (!word || !hue || !WHOLLY.has(word.lower) || (hue.lower !== "white" && hue.lower !== "black")) return null;

  return next?.pos === "NOUN" ? null : { said: { dimension: "exposure", effect: "negative" }, length: 2 };
};

const GLARING = /^(?:bright|saturated|strong|smooth)$/;

/** `too bright`, `overly saturated`: too much of anything is bad; `so bright that`. */
const tooMuch: Reader = (tokens, at, lexicon) => {
  const [word, next, after] = tokens.slice(at, at + 3);
  const isSoThat = word?.lower === "so" && after?.lower === "that" && GLARING.test(next?.lower ?? "");
  if (isSoThat) return { said: { dimension: "exposure", effect: "negative" }, length: 2 };
  if (!word || !next || !EXCESS.has(word.lower) || (after?.pos === "NOUN" && next.pos !== "VERB")) return null;
  const known = lexicon.judgements.get(next.lower)?.dimension ?? lexicon.participles.get(next.lower);
  if (!known && next.pos !== "ADJ" && !HUES.has(next.lower)) return null;

  return { said: { dimension: known ?? "other", effect: "negative" }, length: 2 };
};

const PLEASING = /^(?:nicely|pleasantly|beautifully|well|softly|artistically|smoothly)$/;
const ODDLY = /^(?:unnaturally|strangely|oddly)$/;

/** `poorly lit`, `beautifully rendered`, `well preserved`, `nicely blurred`, `clearly see`. */
const done: Reader = (tokens, at, lexicon) => {
  const [word, next, other] = tokens.slice(at, at + 3);
  const [rest, length] = next?.lower === "-" ? [other, 3] : [next, 2];
  if (!word || !rest || !(lexicon.wellDone.has(word.lower) || lexicon.badlyDone.has(word.lower))) return null;
  const said = judgementOf(word, rest, lexicon);

  return said && { said, length };
};

/** What was done, and how; or what the adverb only stresses. */
function judgementOf({ lower: way }: Token, rest: Token, lexicon: Lexicon): Judgement | null {
  const { wellDone, judgements, participles } = lexicon;
  const isWell = wellDone.has(way);
  if (isWell && SEE.test(rest.lower)) return { dimension: "sharpness", effect: "positive" };
  const judged = judgements.get(rest.lower);
  const isPleasing = isWell && judged?.effect === "negative" && PLEASING.test(way);
  if (judged && !isPleasing && (judged.effect === "negative" || way === "clearly")) return judged;
  const dimension = participles.get(rest.lower) ?? judged?.dimension ?? (isOdd(way, rest) ? "other" : undefined);

  return dimension ? { dimension, effect: isWell ? "positive" : "negative" } : null;
}

/** `unnaturally red`. */
function isOdd(way: string, { lower, pos }: Token): boolean {
  return ODDLY.test(way) && (pos === "ADJ" || HUES.has(lower));
}

/** `lit unevenly`, `rendered well`. */
const doneSo: Reader = (tokens, at, lexicon) => {
  const [what, way] = tokens.slice(at, at + 2);
  const dimension = lexicon.participles.get(what?.lower ?? "");
  if (!what || !way || !dimension || what.lower === "seen" || what.lower === "visible") return null;
  const isWell = lexicon.wellDone.has(way.lower);
  if (!isWell && !lexicon.badlyDone.has(way.lower)) return null;

  return { said: { dimension, effect: isWell ? "positive" : "negative" }, length: 2 };
};

/** One word: as it stands, or compared. */
const oneWord: Reader = (tokens, at, lexicon) => {
  const [token, next, other] = tokens.slice(at, at + 3);
  if (!token) return null;
  const hue = next?.lower === "-" ? other : next;
  if (TINGING.has(token.lower) && HUES.has(hue?.lower ?? "")) return null;
  const said =
    lexicon.judgements.get(token.lower) ??
    lexicon.judgements.get(token.lower.replaceAll("-", " ")) ??
    lexicon.judgements.get(compared(token.lower, lexicon) ?? "");
  const isDoubted = DOUBTS.has(tokens[at - 1]?.lower ?? "");
  if (said) return !isDoubted && isMention(token, next) ? null : { said, length: 1 };

  return alone(tokens, at, lexicon);
};

/** After these even `visible in the mist` judges. */
const DOUBTS = new Set("not n't hardly barely scarcely faintly still easily well".split(" "));

/** Before a hue these tell only which. */
const TINGING = new Set("dark pale bright light soft dim dull faint clear deep".split(" "));

/** `A tower is visible in the distance` judges nothing, and `focused on the cup` is said of the cup. */
function isMention({ lower }: Token, next: Token | undefined): boolean {
  if (lower === "focused" || lower === "focussed") return next?.lower === "on" || next?.lower === "upon";

  if (lower === "lit") return next?.lower === "from" || next?.lower === "by";

  return lower === "visible" && next?.pos === "ADP";
}

const ALONE = new Set(
  "well nicely beautifully clearly sharply crisply faithfully vividly accurately poorly badly harshly excellently".split(
    " ",
  ),
);

/** An adverb by itself after what was done: `is rendered poorly`. */
function alone(tokens: readonly Token[], at: number, lexicon: Lexicon): FoundJudgement | null {
  const [word, next] = tokens.slice(at, at + 2);
  if (!word || !ALONE.has(word.lower)) return null;
  const isLast = !next || ["PUNCT", "CCONJ", "ADP", "SCONJ", "PRON", "DET"].includes(next.pos);
  const isAs = word.lower === "well" && (next?.lower === "as" || tokens[at - 1]?.lower === "as");
  if (!isLast || isAs) return null;

  return {
    said: { dimension: "sharpness", effect: lexicon.badlyDone.has(word.lower) ? "negative" : "positive" },
    length: 1,
  };
}

/** What a comparison is of: sharper, noisiest, dimmer, paler. Lower and later tell a place. */
export function compared(word: string, { judgements }: Pick<Lexicon, "judgements">): string | undefined {
  const stem = /^(\p{L}{2,})(?:er|est)$/u.exec(word)?.[1];
  if (!stem || stem === "low") return undefined;

  return [stem, `${stem}e`, stem.replace(/i$/, "y"), stem.replace(/(.)\1$/, "$1")].find((base) => judgements.has(base));
}

const READERS: readonly Reader[] = [
  hardTo,
  canBeSeen,
  inFocus,
  fullOf,
  tooMuch,
  wholly,
  severalWords,
  done,
  doneSo,
  oneWord,
];
