import type { Lexicon } from "./lexicon.ts";
import { amountOf, judgedNoun, nounAt } from "./noun-chunk.ts";
import { type Piece, spanOf } from "./piece.ts";
import { judgementAt } from "./predicates.ts";
import type { Token } from "./tokens.ts";
import { wordPiece } from "./word-pieces.ts";

type Found = { readonly piece: Piece | null; readonly length: number };

/** Cuts a sentence into pieces, from left to right; what says nothing to the tagger is left out. */
export function piecesOf(tokens: readonly Token[], lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { piece, length } = pieceAt(tokens, at, lexicon);
    if (piece) pieces.push(piece);
    at += length;
  }

  return pieces;
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
