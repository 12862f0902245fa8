import { IntlMessageFormat } from "intl-messageformat";
import type { RefusalCode } from "#lib/domain/refusal.ts";
import english from "./en.json" with { type: "json" };

/** A code without a sentence does not compile. */
const SENTENCES: Readonly<Record<RefusalCode, string>> & Readonly<Record<string, string>> = english;

/** What may stand in a sentence. */
export type Parameters = Readonly<Record<string, string | number>>;

/** The sentence of a code, in ICU's message format; the code itself where there is none. */
export function translate(code: string, parameters: Parameters = {}): string {
  const sentence = SENTENCES[code];
  if (sentence === undefined) return code;

  return String(new IntlMessageFormat(sentence, "en").format(parameters));
}
