import type { QuestionStage, WrittenQuestion } from "#lib/domain/trace.ts";
import { isForm, words } from "#lib/domain/words.ts";

/** An object that a pair may name: by its words, or by a listed synonym. */
export interface NamedObject {
  readonly names: readonly string[];
  readonly hasBox: boolean;
}

type Sorted = Pick<QuestionStage, "kept" | "dropped">;

/**
 * The keyword filter (paper §3.2, stage 5): keeps a pair only if its question or answer names one of the objects, and
 * one that has a box; binary pairs are answered Yes or No, open ones begin What, Which, Why or How.
 */
export function sortQuestions(pairs: readonly WrittenQuestion[], objects: readonly NamedObject[]): Sorted {
  const kept: WrittenQuestion[] = [];
  const dropped: Sorted["dropped"] = [];
  for (const pair of pairs) {
    const named = objects.filter(({ names }) => names.some((name) => namesIn(`${pair.question} ${pair.answer}`, name)));
    if (!isOfItsKind(pair)) dropped.push({ pair, reason: "kind-not-asked" });
    else if (pair.kind === "binary" && !/^(yes|no)[.!]?$/i.test(pair.answer.trim()))
      dropped.push({ pair, reason: "answer-not-yes-or-no" });
    else if (named.length === 0) dropped.push({ pair, reason: "names-no-object" });
    else if (!named.some(({ hasBox }) => hasBox)) dropped.push({ pair, reason: "object-has-no-box" });
    else kept.push(pair);
  }

  return { kept, dropped };
}

/** Which is counted under What: our decision, the paper says both. */
function isOfItsKind({ kind, question }: WrittenQuestion): boolean {
  const first = words(question)[0]?.word.toLowerCase();
  switch (kind) {
    case "binary":
      return first !== undefined && !["what", "which", "why", "how"].includes(first);
    case "what":
      return first === "what" || first === "which";
    case "why":
      return first === "why";
    case "how":
      return first === "how";
  }
}

/** Do the name's words stand in the text one after another, in any of their plain forms (singular, plural)? */
function namesIn(text: string, name: string): boolean {
  const wanted = words(name).map(({ word }) => word.toLowerCase());
  const there = words(text).map(({ word }) => word.toLowerCase());

  return wanted.length > 0 && there.some((_, start) => wanted.every((word, i) => isForm(there[start + i] ?? "", word)));
}
