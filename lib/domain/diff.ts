import { z } from "zod";
import { Decision } from "./annotation.ts";
import { Mention, TextId } from "./mention.ts";
import { Question } from "./question.ts";
import { Region } from "./region.ts";
import { Degree } from "./taxonomy.ts";
import { TextEdit } from "./text-edit.ts";

/** What changed in one collection of entities, whole values before and after, so that it can be inverted. */
export type EntityDiff<Entity> = {
  readonly added: { readonly [id: string]: Entity };
  readonly removed: { readonly [id: string]: Entity };
  readonly updated: { readonly [id: string]: readonly [from: Entity, to: Entity] };
};

const entityDiff = <Entity>(entity: z.ZodType<Entity>) =>
  z.object({
    added: z.record(z.string(), entity),
    removed: z.record(z.string(), entity),
    updated: z.record(z.string(), z.tuple([entity, entity])),
  });

/**
 * A change of an annotation that can be inverted. Applied in this order: texts that come or go, text edits (each maps
 * the spans of every mention of its text), then entities. A mention whose span an edit cannot map there and back
 * stands in `mentions.updated` as well, with the span that it shall have.
 */
export const Diff = z.object({
  texts: z.array(
    z.union([
      z.object({ text: TextId, edit: TextEdit }),
      z.object({ text: TextId, added: z.string() }),
      z.object({ text: TextId, dropped: z.string() }),
    ]),
  ),
  mentions: entityDiff(Mention),
  regions: entityDiff(Region),
  questions: entityDiff(Question),
  decisions: entityDiff(Decision),
  overall: z.tuple([Degree.nullable(), Degree.nullable()]).nullable(),
  nothingToDraw: z.tuple([z.boolean(), z.boolean()]).nullable(),
}) as unknown as z.ZodType<Diff>;
export type Diff = {
  readonly texts: readonly TextChange[];
  readonly mentions: EntityDiff<Mention>;
  readonly regions: EntityDiff<Region>;
  readonly questions: EntityDiff<Question>;
  readonly decisions: EntityDiff<Decision>;
  readonly overall: readonly [from: Degree | null, to: Degree | null] | null;
  readonly nothingToDraw: readonly [from: boolean, to: boolean] | null;
};

/** A text is edited, comes into being with a question, or goes with it. */
export type TextChange =
  | { readonly text: TextId; readonly edit: TextEdit }
  | { readonly text: TextId; readonly added: string }
  | { readonly text: TextId; readonly dropped: string };
