import { Span } from "#lib/domain/span.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { TagStage } from "#lib/domain/trace.ts";
import { words } from "#lib/domain/words.ts";

/** Of what an engine gives that is no span: a trace keeps only what can be read again. */
const NOWHERE: Span = { from: 0, to: 0 };

type Sorted = Pick<TagStage, "kept" | "dropped">;

/**
 * Keeps the tags that can be grounded (paper §3.2, stage 1): those of some effect, that do not mean the whole picture,
 * and whose span holds the phrase as the description has it.
 */
export function sortTags(tags: readonly Tag[], description: string, wholeImageWords: readonly string[]): Sorted {
  const whole = new Set(wholeImageWords.map((word) => word.toLowerCase()));
  const kept: Tag[] = [];
  const dropped: Sorted["dropped"] = [];
  for (const tag of tags) {
    if (!Span.safeParse(tag.span).success)
      dropped.push({ tag: { ...tag, span: NOWHERE }, reason: "span-not-in-description" });
    else if (tag.effect === "none") dropped.push({ tag, reason: "no-impact" });
    else if (!standsIn(tag, description)) dropped.push({ tag, reason: "span-not-in-description" });
    else if (meansTheWhole(tag, whole)) dropped.push({ tag, reason: "means-the-whole" });
    else kept.push(tag);
  }

  return { kept, dropped };
}

function standsIn({ span, phrase }: Tag, description: string): boolean {
  const there = description.slice(span.from, span.to);

  return span.to <= description.length && there.trim() !== "" && there.toLowerCase() === phrase.toLowerCase();
}

/** A phrase means the whole when its name, or its last word, is one of the recipe's words. */
function meansTheWhole({ name, phrase }: Tag, whole: ReadonlySet<string>): boolean {
  const last = words(phrase).at(-1)?.word.toLowerCase() ?? "";

  return whole.has(name.toLowerCase()) || whole.has(phrase.toLowerCase()) || whole.has(last);
}
