type Entities<Entity> = { readonly [id: string]: Entity | undefined };

/** The entities of a record, without its gaps. */
export function allOf<Entity>(entities: Entities<Entity>): Entity[] {
  return Object.values(entities).filter((entity) => entity !== undefined);
}

/** The record without these. */
export function without<Entity>(
  entities: Entities<Entity>,
  ids: readonly string[],
): { [id: string]: Entity | undefined } {
  const gone = new Set(ids);

  return Object.fromEntries(Object.entries(entities).filter(([id]) => !gone.has(id)));
}

/** The record with these put in, by their ids. */
export function withAll<Entity extends { readonly id: string }>(
  entities: Entities<Entity>,
  more: readonly Entity[],
): { [id: string]: Entity | undefined } {
  return { ...entities, ...Object.fromEntries(more.map((entity) => [entity.id, entity])) };
}
