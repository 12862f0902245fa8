import { carried, type Diff, invertTexts } from "./diff.ts";
import { type EntityDiff, entitiesBetween } from "./entity-diff.ts";
import type { Mention } from "./mention.ts";
import { sameValue } from "./same-value.ts";

/** One change that does what two did in turn; the second was made on what the first led to. */
export function squash(first: Diff, second: Diff): Diff {
  const back = invertTexts(first.texts);
  const mentions: Carrying<Mention> = {
    onward: (mention) => carried(mention, second.texts),
    back: (mention) => carried(mention, back),
    isSame: () => false,
  };

  return {
    texts: [...first.texts, ...second.texts],
    mentions: squashEntities(first.mentions, second.mentions, mentions),
    regions: squashEntities(first.regions, second.regions, still()),
    questions: squashEntities(first.questions, second.questions, still()),
    decisions: squashEntities(first.decisions, second.decisions, still()),
    overall: squashValues(first.overall, second.overall),
    nothingToDraw: squashValues(first.nothingToDraw, second.nothingToDraw),
  };
}

/** How an entity that only one of the changes names is carried through the other. */
type Carrying<Entity> = {
  onward(entity: Entity): Entity;
  back(entity: Entity): Entity;
  isSame(from: Entity, to: Entity): boolean;
};

function still<Entity>(): Carrying<Entity> {
  return { onward: (entity) => entity, back: (entity) => entity, isSame: sameValue };
}

type ValueDiff<Value> = readonly [from: Value, to: Value] | null;

function squashValues<Value>(first: ValueDiff<Value>, second: ValueDiff<Value>): ValueDiff<Value> {
  if (!first || !second) return first ?? second;

  return first[0] === second[1] ? null : [first[0], second[1]];
}

function squashEntities<Entity>(
  first: EntityDiff<Entity>,
  second: EntityDiff<Entity>,
  { onward, back, isSame }: Carrying<Entity>,
): EntityDiff<Entity> {
  const before = { ...mapped(older(second), back) };
  const after = { ...mapped(newer(first), onward) };
  for (const id of Object.keys(newer(first))) if (!Object.hasOwn(older(first), id)) delete before[id];
  for (const id of Object.keys(older(second))) if (!Object.hasOwn(newer(second), id)) delete after[id];

  return entitiesBetween({ ...before, ...older(first) }, { ...after, ...newer(second) }, isSame);
}

/** The entities that a change names, as they were before it. */
function older<Entity>({ removed, updated }: EntityDiff<Entity>): { [id: string]: Entity } {
  return { ...removed, ...Object.fromEntries(Object.entries(updated).map(([id, [from]]) => [id, from])) };
}

/** The entities that a change names, as they are after it. */
function newer<Entity>({ added, updated }: EntityDiff<Entity>): { [id: string]: Entity } {
  return { ...added, ...Object.fromEntries(Object.entries(updated).map(([id, [, to]]) => [id, to])) };
}

function mapped<Entity>(
  entities: { [id: string]: Entity },
  carry: (entity: Entity) => Entity,
): { [id: string]: Entity } {
  return Object.fromEntries(Object.entries(entities).map(([id, entity]) => [id, carry(entity)]));
}
