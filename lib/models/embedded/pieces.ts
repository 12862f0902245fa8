import type { Lexicon } from "./lexicon.ts";
import { amountOf, judgedNoun, nounAt } from "./noun-chunk.ts";
import { type Piece, spanOf } from "./piece.ts";
import { judgementAt } from "./predicates.ts";
import type { Token } from "./tokens.ts";
import { wordPiece } from "./word-pieces.ts";

type Found = { readonly piece: Piece | null; readonly length: number };

/** Cuts a sentence into pieces, from left to right; what says nothing to the tagger is left out. */
export function piecesOf(words: readonly Token[], lexicon: Lexicon): Piece[] {
  const tokens = joined(words, lexicon);
  const pieces: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { piece, length } = pieceAt(tokens, at, lexicon);
    if (piece) pieces.push(piece);
    at += length;
  }

  return pieces;
}

/** `T-shirt`, `star-shaped`: one word, unless the words around the hyphen judge (`well-lit`). */
function joined(words: readonly Token[], lexicon: Lexicon): Token[] {
  if (words.every(({ lower }) => lower !== "-")) return [...words];
  const tokens: Token[] = [];
  let kept = 0; // up to here the words judge together
  for (const [n, word] of words.entries()) {
    if (n >= kept) kept = n + (judgementAt(words, n, lexicon)?.length ?? 0);
    const [first, hyphen] = tokens.slice(-2);
    if (n > kept - 1 && first && hyphen?.lower === "-" && first.to === hyphen.from && hyphen.to === word.from)
      tokens.splice(-2, 2, compound(first, word));
    else tokens.push(word);
  }

  return tokens;
}

function compound(first: Token, last: Token): Token {
  const pos = last.pos === "VERB" || last.pos === "ADJ" ? "ADJ" : "NOUN";
  const text = `${first.text}-${last.text}`;

  return { text, lower: text.toLowerCase(), pos, from: first.from, to: last.to };
}

function pieceAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Found {
  const [token] = tokens.slice(at, at + 1);
  if (!token) return { piece: null, length: 1 };
  const judged = judgementAt(tokens, at, lexicon);
  const judgement = judged && {
    piece: { kind: "judgement" as const, said: judged.said, ...spanOf(tokens.slice(at, at + judged.length)) },
    length: judged.length,
    lexicon,
  };
  if (judgement && judgement.length > 1) return judgedNoun(tokens, at, judgement) ?? judgement;
  const noun = nounAt(tokens, at, lexicon);
  if (noun) return amountOf(tokens, { at, noun }, lexicon);

  return judgement ?? { piece: wordPiece(tokens, at, lexicon), length: 1 };
}
