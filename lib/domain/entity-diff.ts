import { z } from "zod";
import { sameValue } from "./same-value.ts";
import { DiffDoesNotApply } from "./text-edit.ts";

/** What changed in one collection of entities, whole values before and after, so that it can be inverted. */
export type EntityDiff<Entity> = {
  readonly added: { readonly [id: string]: Entity };
  readonly removed: { readonly [id: string]: Entity };
  readonly updated: { readonly [id: string]: readonly [from: Entity, to: Entity] };
};

/** The schema of a change of entities, from that of one. */
export const entityDiff = <Entity>(entity: z.ZodType<Entity>) =>
  z.object({
    added: z.record(z.string(), entity),
    removed: z.record(z.string(), entity),
    updated: z.record(z.string(), z.tuple([entity, entity])),
  });

/** No entity changed. */
export const UNCHANGED = { added: {}, removed: {}, updated: {} } as const;

type Entities<Entity> = { readonly [id: string]: Entity | undefined };

/** The entities with the change made; those that it does not name are `carry`-ed through the change around it. */
export function entitiesAfter<Entity>(
  entities: Entities<Entity>,
  { added, removed, updated }: EntityDiff<Entity>,
  carry: (entity: Entity) => Entity,
): { [id: string]: Entity } {
  const olds = [...Object.entries(removed), ...Object.entries(updated).map(([id, [from]]) => [id, from] as const)];
  const isWrong =
    olds.find(([id, old]) => !sameValue(entities[id], old)) ?? Object.keys(added).find((id) => entities[id]);
  if (isWrong !== undefined) throw new DiffDoesNotApply(`${isWrong} is not as the diff has it`);

  const next: { [id: string]: Entity } = {};
  for (const [id, entity] of Object.entries(entities)) {
    const pair = updated[id];
    if (entity !== undefined && !Object.hasOwn(removed, id)) next[id] = pair ? pair[1] : carry(entity);
  }

  return Object.assign(next, added);
}

/** The change that takes it back. */
export function invertEntities<Entity>({ added, removed, updated }: EntityDiff<Entity>): EntityDiff<Entity> {
  const swapped = Object.entries(updated).map(([id, [from, to]]) => [id, [to, from] as const]);

  return { added: removed, removed: added, updated: Object.fromEntries(swapped) };
}

/** What changed between two collections; entities that are the same are left out. */
export function entitiesBetween<Entity>(
  before: Entities<Entity>,
  after: Entities<Entity>,
  isSame: (from: Entity, to: Entity) => boolean,
): EntityDiff<Entity> {
  const added: { [id: string]: Entity } = {};
  const removed: { [id: string]: Entity } = {};
  const updated: { [id: string]: readonly [Entity, Entity] } = {};
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from, to] = [before[id], after[id]];
    if (from === undefined) {
      if (to !== undefined) added[id] = to;
    } else if (to === undefined) removed[id] = from;
    else if (!isSame(from, to)) updated[id] = [from, to];
  }

  return { added, removed, updated };
}
