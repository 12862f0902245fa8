import { z } from "zod";
import { type Annotation, Decision } from "./annotation.ts";
import {
  type EntityDiff,
  entitiesAfter,
  entitiesBetween,
  entityDiff,
  invertEntities,
  UNCHANGED,
} from "./entity-diff.ts";
import { Mention, TextId } from "./mention.ts";
import { Question } from "./question.ts";
import { Region } from "./region.ts";
import { sameValue } from "./same-value.ts";
import { Degree } from "./taxonomy.ts";
import { applyEdit, DiffDoesNotApply, invertEdit, mapSpan, TextEdit } from "./text-edit.ts";

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

/** The change that changes nothing. */
export const EMPTY_DIFF: Diff = {
  texts: [],
  mentions: UNCHANGED,
  regions: UNCHANGED,
  questions: UNCHANGED,
  decisions: UNCHANGED,
  overall: null,
  nothingToDraw: null,
};

/** Does the diff change nothing? */
export function isEmptyDiff(diff: Diff): boolean {
  return sameValue(diff, EMPTY_DIFF);
}

/** The annotation with the change made; throws `DiffDoesNotApply`, whole, where it was made for another state. */
export function apply(annotation: Annotation, diff: Diff): Annotation {
  return {
    version: 1,
    overall: changed(annotation.overall, diff.overall, "overall"),
    nothingToDraw: changed(annotation.nothingToDraw, diff.nothingToDraw, "nothingToDraw"),
    texts: textsAfter(annotation.texts, diff.texts),
    mentions: entitiesAfter(annotation.mentions, diff.mentions, (mention) => carried(mention, diff.texts)),
    regions: entitiesAfter(annotation.regions, diff.regions, unmoved),
    questions: entitiesAfter(annotation.questions, diff.questions, unmoved),
    decisions: entitiesAfter(annotation.decisions, diff.decisions, unmoved),
  };
}

/** The change that takes it back. */
export function invert(diff: Diff): Diff {
  return {
    texts: invertTexts(diff.texts),
    mentions: invertEntities(diff.mentions),
    regions: invertEntities(diff.regions),
    questions: invertEntities(diff.questions),
    decisions: invertEntities(diff.decisions),
    overall: diff.overall && [diff.overall[1], diff.overall[0]],
    nothingToDraw: diff.nothingToDraw && [diff.nothingToDraw[1], diff.nothingToDraw[0]],
  };
}

/**
 * The change between two states whose texts differ by these text changes. A mention that the text changes carry there
 * and back by themselves is not mentioned.
 */
export function diffBetween(before: Annotation, after: Annotation, texts: readonly TextChange[]): Diff {
  const back = invertTexts(texts);
  const isCarried = (from: Mention, to: Mention) =>
    sameValue(carried(from, texts), to) && sameValue(carried(to, back), from);

  return {
    texts,
    mentions: entitiesBetween(before.mentions, after.mentions, isCarried),
    regions: entitiesBetween(before.regions, after.regions, sameValue),
    questions: entitiesBetween(before.questions, after.questions, sameValue),
    decisions: entitiesBetween(before.decisions, after.decisions, sameValue),
    overall: before.overall === after.overall ? null : [before.overall, after.overall],
    nothingToDraw: before.nothingToDraw === after.nothingToDraw ? null : [before.nothingToDraw, after.nothingToDraw],
  };
}

/** The change that text changes alone make: mentions go with their words. */
export function diffOfTexts(annotation: Annotation, texts: readonly TextChange[]): Diff {
  const mentions: { [id: string]: Mention } = {};
  for (const mention of Object.values(annotation.mentions)) if (mention) mentions[mention.id] = carried(mention, texts);

  return diffBetween(annotation, { ...annotation, mentions, texts: textsAfter(annotation.texts, texts) }, texts);
}

/** The mention with its span carried through changes of its text. */
export function carried(mention: Mention, texts: readonly TextChange[]): Mention {
  let span = mention.span;
  for (const change of texts) if (change.text === mention.text && "edit" in change) span = mapSpan(span, change.edit);

  return span === mention.span ? mention : { ...mention, span };
}

/** The text changes that take these back, the last first. */
export function invertTexts(texts: readonly TextChange[]): TextChange[] {
  return texts.toReversed().map((change) => {
    if ("edit" in change) return { text: change.text, edit: invertEdit(change.edit) };
    if ("added" in change) return { text: change.text, dropped: change.added };

    return { text: change.text, added: change.dropped };
  });
}

/** The texts with the changes made in turn. */
export function textsAfter(texts: Annotation["texts"], changes: readonly TextChange[]): Annotation["texts"] {
  const next: { [id in TextId]?: string } = { ...texts };
  for (const change of changes) {
    const text = next[change.text];
    if ("edit" in change && text !== undefined) next[change.text] = applyEdit(text, change.edit);
    else if ("added" in change && text === undefined) next[change.text] = change.added;
    else if ("dropped" in change && text === change.dropped) delete next[change.text];
    else throw new DiffDoesNotApply(`text ${change.text} is not as the diff has it`);
  }

  return next;
}

function unmoved<Entity>(entity: Entity): Entity {
  return entity;
}

function changed<Value>(now: Value, change: readonly [from: Value, to: Value] | null, what: string): Value {
  if (change && change[0] !== now) throw new DiffDoesNotApply(`${what} is not as the diff has it`);

  return change ? change[1] : now;
}
