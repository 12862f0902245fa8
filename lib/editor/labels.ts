import type { Annotation } from "#lib/domain/annotation.ts";
import type { MentionId, RegionId } from "#lib/domain/ids.ts";
import type { Mention, TextId } from "#lib/domain/mention.ts";
import { isEmpty, wordsOf } from "#lib/domain/span.ts";
import { allOf } from "./records.ts";

/** Colours that tell objects apart, by position. */
const COLOURS = 8;

/** A text's mentions in the order of their words. */
export function mentionsIn({ mentions }: Annotation, text: TextId): Mention[] {
  return allOf(mentions)
    .filter((mention) => mention.text === text)
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to || (a.id < b.id ? -1 : 1));
}

/** What a mention is called: its object name, else its words. */
export function nameOf({ texts }: Annotation, mention: Mention): string {
  return mention.name ?? wordsIn(texts[mention.text] ?? "", mention);
}

function wordsIn(text: string, { span }: Mention): string {
  return isEmpty(span) ? "(words gone)" : wordsOf(text, span);
}

/** Which mention gives a region its label and colour: the description's first, then those of questions. */
export function ownersOf(annotation: Annotation): ReadonlyMap<RegionId, Mention> {
  const inOrder = allOf(annotation.mentions).sort(
    (a, b) =>
      Number(a.text !== "description") - Number(b.text !== "description") ||
      a.span.from - b.span.from ||
      (a.id < b.id ? -1 : 1),
  );
  const owners = new Map<RegionId, Mention>();
  for (const mention of inOrder)
    for (const region of mention.regions) if (!owners.has(region)) owners.set(region, mention);

  return owners;
}

/** The colour, by position, of each mention: the description's in its order; one in a question takes its boxes' colour. */
export function coloursOf(annotation: Annotation): ReadonlyMap<MentionId, number> {
  const colours = new Map<MentionId, number>();
  for (const [at, mention] of mentionsIn(annotation, "description").entries()) colours.set(mention.id, at % COLOURS);
  const owners = ownersOf(annotation);
  for (const mention of allOf(annotation.mentions)) {
    if (colours.has(mention.id)) continue;
    const shared = mention.regions.map((region) => owners.get(region)).find((owner) => owner && colours.has(owner.id));
    colours.set(mention.id, shared ? (colours.get(shared.id) ?? 0) : colours.size % COLOURS);
  }

  return colours;
}
