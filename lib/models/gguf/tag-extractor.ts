import { z } from "zod";
import type { Engine } from "#lib/domain/engine.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { TagExtractor } from "#lib/pipeline/ports.ts";
import type { Lexicon } from "../embedded/lexicon.ts";
import { type NamedThings, namedThings } from "../embedded/noun-phrases.ts";
import { asData } from "../language/as-data.ts";
import { askJson } from "../language/ask-json.ts";
import type { Chat } from "../language/chat.ts";
import { tagAt, tagsSaid } from "../language/tag-said.ts";

/** A small model fills what it is given: so much is said of one sentence at most. */
const BOUNDS = { most: 6, characters: 60 };

export interface ExtractorParts {
  readonly engine: Engine;
  readonly chat: Chat;
  readonly instructions: string;
  readonly lexicon: Lexicon;
}

/**
 * Reads a description sentence by sentence; what a tag is about is chosen among the sentence's own noun phrases, so that
 * it stands in the description whatever the model would like to say.
 */
export function sentenceTags({ engine, chat, instructions, lexicon }: ExtractorParts): TagExtractor {
  const tagsOf = async (description: string, { sentence, things }: NamedThings, signal: AbortSignal) => {
    const spans = new Map<string, Tag["span"]>();
    for (const span of things.toReversed()) spans.set(description.slice(span.from, span.to), span);
    const schema = tagsSaid(z.enum([...spans.keys()]), BOUNDS);
    const data = asData(description.slice(sentence.from, sentence.to));
    const { tags } = await askJson({ chat, model: engine.model, name: "tags", instructions, data, schema }, signal);

    return tags.flatMap((said) => {
      const span = spans.get(said.quote);

      return span ? [tagAt(description, span, said)] : [];
    });
  };

  return {
    engine,
    extract: async (description, signal) => {
      const tags: Tag[] = [];
      for (const named of namedThings(description, lexicon)) tags.push(...(await tagsOf(description, named, signal)));

      return tags;
    },
  };
}
