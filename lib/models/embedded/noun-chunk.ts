import { singular } from "#lib/domain/words.ts";
import type { Lexicon } from "./lexicon.ts";
import { type NounPhrase, type Piece, type Role, spanOf } from "./piece.ts";
import { compared, HUES } from "./predicates.ts";
import type { Token } from "./tokens.ts";

/** A noun phrase, and how many tokens it takes. */
interface FoundNoun {
  readonly piece: NounPhrase;
  readonly length: number;
}

/** `out-of-focus trees`, `well defined edges`: several words before a noun are its own. */
export function judgedNoun(tokens: readonly Token[], at: number, judgement: FoundWords): FoundNoun | null {
  const [before, next] = [tokens[at - 1], tokens[at + judgement.length]];
  if (!next || !NOUN.has(next.pos) || before?.pos === "AUX" || before?.pos === "ADV") return null;
  const noun = nounAt(tokens, at + judgement.length, judgement.lexicon);
  if (!noun) return null;
  const { said, from, to } = judgement.piece;

  return {
    piece: { ...noun.piece, start: from, judged: { said, word: "", from, to } },
    length: judgement.length + noun.length,
  };
}

interface FoundWords {
  readonly piece: Extract<Piece, { kind: "judgement" }>;
  readonly length: number;
  readonly lexicon: Lexicon;
}

/** What may stand before a noun in its phrase. */
export const BEFORE_NOUN = new Set(["ADJ", "NUM", "NOUN", "PROPN", "VERB", "ADV"]);
const NOUN = new Set(["NOUN", "PROPN"]);

/** A run of adjectives and nouns that ends with a noun; the judging adjective before a noun is its own. */
export function nounAt(tokens: readonly Token[], at: number, lexicon: Lexicon): FoundNoun | null {
  const rest = tokens.slice(at, at + 12);
  const negating = rest[0] && lexicon.fewer.has(rest[0].lower) && rest[0].pos === "DET" ? 1 : 0;
  const run = rest.slice(negating);
  const { end, nouns } = extentOf(run, lexicon);
  if (nouns === 0) return null;
  const phrase = run.slice(0, end);
  const before = [...rest.slice(0, negating), ...phrase.slice(0, end - nouns)];
  const piece = phraseOf(phrase, { before, nouns, lexicon });

  return { piece: { ...piece, modifiers: inContext(piece.modifiers, tokens[at - 1]) }, length: negating + end };
}

/** `too much light` is too much of it, and `a little noise` is some. */
function inContext(modifiers: readonly string[], before: Token | undefined): readonly string[] {
  if (before?.lower === "too") return ["excessive"];

  return before?.lower === "a" ? modifiers.filter((word) => word !== "little" && word !== "few") : modifiers;
}

function extentOf(run: readonly Token[], lexicon: Lexicon): { end: number; nouns: number } {
  let [end, nouns] = [0, 0];
  for (const [i, { pos, lower }] of run.entries()) {
    const goesOn = nouns > 0 ? NOUN.has(pos) && !isVerbHere(run, i, lexicon) : mayLead(run, i);
    if (!goesOn) break;
    if (!NOUN.has(pos) || (i === 0 && lexicon.judgements.has(lower))) continue;
    nouns++;
    end = i + 1;
  }

  return { end, nouns };
}

/** May the word stand before the first noun of its phrase? */
function mayLead(run: readonly Token[], i: number): boolean {
  const pos = run[i]?.pos ?? "";

  return BEFORE_NOUN.has(pos) && ((pos !== "VERB" && pos !== "ADV") || isBeforeNoun(run, i));
}

const DOING = new Set(
  `standing sitting walking holding riding running lying looking playing flying wearing leaning hanging swimming waiting
  passing driving crossing eating sleeping resting`.split(/\s+/),
);

/** `The tree trunk shows its texture`: a verb of the lexicon after a noun, before what it takes. */
function isVerbHere(run: readonly Token[], i: number, { keeping, losing, making }: Lexicon): boolean {
  const [word, next] = run.slice(i, i + 2);
  if (!word) return false;
  if (next?.pos === "ADP" && DOING.has(word.lower)) return true;
  if (!next || !NOUN.has(next.pos)) return !next && losing.has(word.lower);

  return keeping.has(word.lower) || losing.has(word.lower) || making.has(word.lower);
}

interface Parts {
  readonly before: readonly Token[];
  readonly nouns: number;
  readonly lexicon: Lexicon;
}

function phraseOf(phrase: readonly Token[], { before, nouns, lexicon }: Parts): NounPhrase {
  const names = phrase.slice(phrase.length - nouns);
  const name = names.map(({ lower }) => lower).join(" ");
  const role = roleOf(
    names.map(({ lower }) => lower),
    before.map(({ lower }) => lower),
    lexicon,
  );

  return {
    kind: "noun",
    name,
    modifiers: before.map(({ lower }) => lower),
    start: before[0]?.from ?? phrase[0]?.from ?? 0,
    ...spanOf(phrase),
    role,
    judged: judgedIn(before, lexicon),
    thing: role === "attribute" ? thingIn(names, lexicon) : null,
  };
}

const GRAIN_OF_NOISE = new Set(
  "heavy noticeable visible strong severe slight obvious some film digital color".split(" "),
);

function roleOf(names: readonly string[], before: readonly string[], lexicon: Lexicon): Role {
  const last = names.at(-1) ?? "";
  const name = names.join(" ");
  if (last === "grain" && [...before, ...names].some((word) => GRAIN_OF_NOISE.has(word))) return "flaw";
  if (
    lexicon.flaws.has(name) ||
    lexicon.flaws.has(last) ||
    lexicon.flaws.has(singular(last)) ||
    names.includes("moire") ||
    names[0] === "noise"
  )
    return "flaw";
  if (HUES.has(last) || lexicon.attributes.has(name) || lexicon.attributes.has(last)) return "attribute";
  if (lexicon.wholes.has(last)) return "whole";

  return lexicon.parts.has(last) ? "part" : "thing";
}

function judgedIn(before: readonly Token[], lexicon: Lexicon): NounPhrase["judged"] {
  for (const token of before.toReversed()) {
    const word = lexicon.judgements.has(token.lower) ? token.lower : compared(token.lower, lexicon);
    const said = word === undefined ? undefined : lexicon.judgements.get(word);
    if (word !== undefined && said) return { said, word, ...spanOf([token]) };
  }

  return null;
}

function thingIn(names: readonly Token[], { attributes, judgements, more }: Lexicon): NounPhrase["thing"] {
  const first = names.findIndex(({ lower }) => attributes.has(lower));
  const isQuality = (word: string) => judgements.has(word) || more.has(word) || compared(word, { judgements });
  const things = names.slice(0, first).filter(({ lower }) => !isQuality(lower));
  if (first <= 0 || things.length === 0) return null;

  return { ...spanOf(things), name: things.map(({ lower }) => lower).join(" ") };
}

/** A participle or adverb belongs to the noun phrase only where an adjective or a noun follows at once, as in `parked cars`. */
function isBeforeNoun(run: readonly Token[], at: number): boolean {
  const [word, next] = run.slice(at, at + 2);
  if (!word || !next) return false;

  return word.pos === "VERB"
    ? /(?:ed|ing)$/.test(word.lower) &&
        NOUN.has(next.pos) &&
        !/^(?:making|causing|leaving|losing|lacking|showing|having|keeping|rendering|including)$/.test(word.lower)
    : next.pos === "ADJ" && at === 0 && NOUN.has(run[at + 2]?.pos ?? "");
}

/** `a lack of detail` is a flaw; `plenty of`, `a lot of` say only how much there is of what follows. */
export function amountOf(
  tokens: readonly Token[],
  { at, noun }: { at: number; noun: FoundNoun },
  lexicon: Lexicon,
): FoundNoun {
  const { piece, length } = noun;
  const isShortage = lexicon.shortages.has(piece.name);
  if (tokens[at + length]?.lower !== "of" || (!isShortage && !lexicon.amounts.has(piece.name))) return noun;
  let skipped = length + 1;
  if (tokens[at + skipped]?.pos === "DET") skipped++;
  const inner = nounAt(tokens, at + skipped, lexicon);
  if (!inner || (isShortage && inner.piece.role !== "attribute" && inner.piece.role !== "flaw")) return noun;
  const modifiers = [...piece.modifiers, piece.name, ...inner.piece.modifiers];
  const total = skipped + inner.length;
  if (!isShortage) return { piece: { ...inner.piece, start: piece.from, modifiers }, length: total };
  const isGood = inner.piece.role === "flaw";

  return {
    piece: {
      ...inner.piece,
      role: "flaw",
      start: piece.from,
      from: piece.from,
      modifiers: isGood ? ["no"] : [],
      thing: null,
    },
    length: total,
  };
}
