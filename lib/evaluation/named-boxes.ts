import type { Annotation } from "#lib/domain/annotation.ts";
import { wordsOf } from "#lib/domain/span.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { NamedBox } from "./grounding-figures.ts";

/** The boxes that an expert gave words of the description, each once, by the first words that hold it. */
export function drawnBoxes({ mentions, regions, texts }: Annotation): NamedBox[] {
  const inOrder = Object.values(mentions)
    .filter((mention) => mention?.text === "description")
    .flatMap((mention) => mention ?? [])
    .toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const named = new Map<string, NamedBox>();
  for (const { name, span, regions: held } of inOrder)
    for (const id of held) {
      const region = regions[id];
      const words = name ?? wordsOf(texts.description ?? "", span);
      if (region && !named.has(id)) named.set(id, { name: words, box: region.box });
    }

  return [...named.values()];
}

/** The boxes of a suggestion's description with the names of what is in them. */
export function proposedBoxes({ description, mentions }: Suggestion): NamedBox[] {
  return mentions.flatMap(({ name, span, boxes }) =>
    boxes.map(({ box }) => ({ name: name ?? wordsOf(description, span), box })),
  );
}
