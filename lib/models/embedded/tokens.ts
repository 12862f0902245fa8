import model from "wink-eng-lite-web-model";
import winkNlp, { type ItemSentence, type ItemToken } from "wink-nlp";

/** A word or mark of a text, its part of speech by wink-nlp, and where it stands. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly pos: string;
  readonly from: number;
  readonly to: number;
}

/** Words that the tagger's general English takes for something else than people mean of pictures. */
const MEANT: Readonly<Record<string, string>> = {
  subject: "NOUN",
  focus: "NOUN",
  blur: "NOUN",
  overexposed: "ADJ",
  underexposed: "ADJ",
  blurred: "ADJ",
  lit: "ADJ",
  exposed: "ADJ",
  saturated: "ADJ",
  shaded: "ADJ",
  cut: "ADJ",
  bit: "ADV",
  dim: "ADJ",
  several: "DET",
};

const nlp = winkNlp(model, ["sbd", "pos"]);

/** The text's sentences as tokens, in order; offsets in UTF-16 code units. */
export function sentencesOf(text: string): Token[][] {
  const { its } = nlp;
  const sentences: Token[][] = [];
  let at = 0; // the words are found again in turn, for the tagger keeps no offsets
  nlp
    .readDoc(text)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens: Token[] = [];
      sentence.tokens().each((token: ItemToken) => {
        const word = token.out(its.value);
        const from = Math.max(text.indexOf(word, at), at);
        const lower = word.toLowerCase();
        at = from + word.length;
        tokens.push({ text: word, lower, pos: MEANT[lower] ?? token.out(its.pos), from, to: at });
      });
      sentences.push(tokens);
    });

  return sentences;
}
