import fc from "fast-check";
import { type Annotation, startingFrom } from "#lib/domain/annotation.ts";
import { apply, type Diff, diffBetween, diffOfTexts } from "#lib/domain/diff.ts";
import type { MentionId, RegionId } from "#lib/domain/ids.ts";
import type { Mention } from "#lib/domain/mention.ts";

/** One random act on an annotation: numbers that are read as places and choices. */
export type Act = readonly [what: number, a: number, b: number, words: string];

export const act: fc.Arbitrary<Act> = fc.tuple(
  fc.nat(7),
  fc.nat(60),
  fc.nat(60),
  fc.string({ unit: fc.constantFrom("x", "y", " ", "é", "😀"), maxLength: 4 }),
);

/** An annotation with a sentence, three mentions and two regions. */
export function someAnnotation(): Annotation {
  const start = startingFrom("The tower is clear, the stones are dark and soft.");
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const regions = [1, 2].map((n) => ({
    id: id(n) as RegionId,
    box: { x1: n, y1: n, x2: n + 50, y2: n + 40 },
    proposal: null,
  }));
  const mentions = [
    [4, 9],
    [24, 30],
    [40, 44],
  ].map(
    ([from = 0, to = 0], n): Mention => ({
      id: id(n + 3) as MentionId,
      text: "description",
      span: { from, to },
      name: null,
      quality: null,
      effect: "none",
      attribute: null,
      degree: null,
      regions: regions.slice(n % 2).map((region) => region.id),
      proposal: null,
    }),
  );
  const byId = <Entity extends { id: string }>(entities: readonly Entity[]) =>
    Object.fromEntries(entities.map((entity) => [entity.id, entity]));

  return { ...start, regions: byId(regions), mentions: byId(mentions) };
}

/** The change that an act makes of an annotation. */
function changeOf(annotation: Annotation, [what, a, b, words]: Act): Diff {
  const { description = "" } = annotation.texts;
  if (what <= 3) {
    const [from, to] = [a % (description.length + 1), b % (description.length + 1)].sort((x, y) => x - y);
    const removed = description.slice(from, what === 0 ? from : to).slice(0, 12);

    return diffOfTexts(annotation, [{ text: "description", edit: { from: from ?? 0, removed, insert: words } }]);
  }

  return diffBetween(annotation, changedEntities(annotation, what, [a, b]), []);
}

/** The acts' changes in turn, and where they lead. */
export function changesOf(start: Annotation, acts: readonly Act[]): { diffs: Diff[]; end: Annotation } {
  const diffs: Diff[] = [];
  let end = start;
  for (const one of acts) {
    const diff = changeOf(end, one);
    diffs.push(diff);
    end = apply(end, diff);
  }

  return { diffs, end };
}

function changedEntities(annotation: Annotation, what: number, [a, b]: readonly [number, number]): Annotation {
  const regions = Object.values(annotation.regions).flatMap((one) => one ?? []);
  const region = regions[a % Math.max(1, regions.length)];
  const mentions = Object.values(annotation.mentions).flatMap((one) => one ?? []);
  const mention = mentions[b % Math.max(1, mentions.length)];
  if (what === 4 && region) {
    const box = { x1: a, y1: b, x2: a + 10, y2: b + 10 };
    return { ...annotation, regions: { ...annotation.regions, [region.id]: { ...region, box } } };
  }
  if (what === 5 && mention) {
    const changed = { ...mention, quality: `soft ${a}`, effect: a % 2 ? ("negative" as const) : ("none" as const) };
    return { ...annotation, mentions: { ...annotation.mentions, [mention.id]: changed } };
  }
  if (what === 6 && mention) {
    const { [mention.id]: _gone, ...left } = annotation.mentions;
    return { ...annotation, mentions: left };
  }

  return { ...annotation, overall: ((a % 5) + 1) as 1 | 2 | 3 | 4 | 5 };
}
