import type { Conflict } from "./conflict.ts";
import type { EntityDiff } from "./entity-diff.ts";
import { sameValue } from "./same-value.ts";

export interface Merging<Entity> {
  readonly what: Conflict["what"];
  /** As they are with theirs in. */
  readonly now: { readonly [id: string]: Entity | undefined };
  readonly mine: EntityDiff<Entity>;
}

export interface Merged<Entity> {
  readonly entities: { [id: string]: Entity };
  readonly conflicts: Conflict[];
}

/** My changes put on the entities as theirs left them, field by field; what theirs took away stays away. */
export function mergedEntities<Entity extends object>({ what, now, mine }: Merging<Entity>): Merged<Entity> {
  const conflicts: Conflict[] = [];
  const entities: { [id: string]: Entity } = {};
  for (const [id, entity] of Object.entries(now)) {
    if (entity === undefined) continue;
    const removed = mine.removed[id];
    if (removed === undefined) entities[id] = entity;
    else if (!isSameButSpan(entity, removed)) conflicts.push({ what, id, field: null, winner: "mine" });
  }
  for (const [id, entity] of Object.entries(mine.added)) entities[id] ??= entity;
  for (const [id, [from, to]] of Object.entries(mine.updated)) {
    const entity = entities[id];
    if (entity === undefined) conflicts.push({ what, id, field: null, winner: "theirs" });
    else {
      const { merged, fields } = mergedFields(entity, from, to);
      entities[id] = merged;
      conflicts.push(...fields.map((field) => ({ what, id, field, winner: "mine" }) as const));
    }
  }

  return { entities, conflicts };
}

/** Spans move with the text around them; that alone is nobody's change. */
function isSameButSpan<Entity extends object>(a: Entity, b: Entity): boolean {
  return sameValue({ ...a, span: null }, { ...b, span: null });
}

/** `now` with what I changed from `from` to `to`; lists of ids keep what either added. */
function mergedFields<Entity extends object>(now: Entity, from: Entity, to: Entity) {
  const merged: Entity = { ...now };
  const fields: string[] = [];
  for (const key of Object.keys(to) as (keyof Entity & string)[]) {
    if (sameValue(from[key], to[key])) continue;
    const [before, mine, theirs]: unknown[] = [from[key], to[key], now[key]];
    if (Array.isArray(before) && Array.isArray(mine) && Array.isArray(theirs)) {
      const added = theirs.filter((id) => !before.includes(id) && !mine.includes(id));
      const kept = mine.filter((id) => theirs.includes(id) || !before.includes(id));
      merged[key] = [...kept, ...added] as Entity[typeof key];
    } else {
      merged[key] = to[key];
      if (key !== "span" && !sameValue(theirs, before) && !sameValue(theirs, mine)) fields.push(key);
    }
  }

  return { merged, fields };
}
