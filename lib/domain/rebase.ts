import type { Annotation } from "./annotation.ts";
import { carriedTexts } from "./carried-texts.ts";
import type { Conflict } from "./conflict.ts";
import { apply, carried, type Diff, diffBetween, type TextChange, textsAfter } from "./diff.ts";
import type { EntityDiff } from "./entity-diff.ts";
import type { Mention } from "./mention.ts";
import { mergedEntities } from "./merged-entities.ts";

/** Two changes of one state. */
export interface Diverged {
  readonly base: Annotation;
  readonly mine: Diff;
  readonly theirs: Diff;
}

export interface Rebased {
  /** Mine, to be put on top of theirs. */
  readonly diff: Diff;
  /** Theirs, to be put on top of mine: leads to the same. */
  readonly bridge: Diff;
  readonly conflicts: readonly Conflict[];
}

/** My change as it reads on top of theirs, made on the same state. Texts merge by words typed, entities field by field. */
export function rebase({ base, mine, theirs }: Diverged): Rebased {
  const now = apply(base, theirs);
  const own = apply(base, mine);
  const texts = carriedTexts({
    mine: { changes: mine.texts, texts: own.texts },
    theirs: { changes: theirs.texts, texts: now.texts },
  });
  const regions = mergedEntities({ what: "region", now: now.regions, mine: mine.regions });
  const questions = mergedEntities({ what: "question", now: now.questions, mine: mine.questions });
  const decisions = mergedEntities({ what: "decision", now: now.decisions, mine: mine.decisions });
  const mentions = mergedEntities({
    what: "mention",
    now: mapped(now.mentions, (mention) => carried(mention, texts.mine)),
    mine: mentionsOver(mine, texts.theirs),
  });
  const overall = mergedValue("overall", mine.overall, now.overall);
  const nothingToDraw = mergedValue("nothing-to-draw", mine.nothingToDraw, now.nothingToDraw);
  const merged = withoutLooseEnds({
    version: 1,
    overall: overall.value,
    nothingToDraw: nothingToDraw.value,
    texts: textsAfter(now.texts, texts.mine),
    regions: regions.entities,
    questions: questions.entities,
    decisions: decisions.entities,
    mentions: mentions.entities,
  });
  const parts = [texts, mentions, regions, questions, decisions, overall, nothingToDraw];

  return {
    diff: diffBetween(now, merged, texts.mine),
    bridge: diffBetween(own, merged, texts.theirs),
    conflicts: parts.flatMap((part) => part.conflicts),
  };
}

/** My changes of mentions with the spans as they lie after theirs; a span that only went with the text is no change. */
function mentionsOver(mine: Diff, theirs: readonly TextChange[]): EntityDiff<Mention> {
  const onward = (mention: Mention) => carried(mention, theirs);
  const updated = Object.entries(mine.mentions.updated).map(([id, [from, to]]) => {
    const { span } = carried(from, mine.texts);
    const isCarried = span.from === to.span.from && span.to === to.span.to;

    return [id, isCarried ? ([from, { ...to, span: from.span }] as const) : ([from, onward(to)] as const)];
  });

  return {
    added: mapped(mine.mentions.added, onward),
    removed: mine.mentions.removed,
    updated: Object.fromEntries(updated),
  };
}

function mergedValue<Value>(what: Conflict["what"], mine: readonly [Value, Value] | null, now: Value) {
  if (!mine) return { value: now, conflicts: [] };
  const isBoth = now !== mine[0] && now !== mine[1];
  const conflicts: Conflict[] = isBoth ? [{ what, id: null, field: null, winner: "mine" }] : [];

  return { value: mine[1], conflicts };
}

function mapped(mentions: { readonly [id: string]: Mention | undefined }, carry: (mention: Mention) => Mention) {
  return Object.fromEntries(Object.entries(mentions).flatMap(([id, one]) => (one ? [[id, carry(one)] as const] : [])));
}

/** Without mentions whose text is gone, and without regions in mentions that are gone. */
function withoutLooseEnds(annotation: Annotation): Annotation {
  const mentions: { [id: string]: Mention } = {};
  for (const mention of Object.values(annotation.mentions)) {
    if (!mention || annotation.texts[mention.text] === undefined) continue;
    const kept = mention.regions.filter((id) => annotation.regions[id]);
    mentions[mention.id] = kept.length === mention.regions.length ? mention : { ...mention, regions: kept };
  }

  return { ...annotation, mentions };
}
