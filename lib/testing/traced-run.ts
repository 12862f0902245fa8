import fc from "fast-check";
import type { Db } from "#lib/db/client.ts";
import { type ItemId, newId, type ProjectId, type RunId } from "#lib/domain/ids.ts";
import type { Suggestion } from "#lib/domain/suggestion.ts";
import type { Trace } from "#lib/domain/trace.ts";
import { randomTrace } from "./random-traces.ts";

/** A run over so many items of one picture, with traces drawn at random but always the same; the last items have none. */
export async function plantTracedRun(
  db: Db,
  { projectId, like, runId }: { readonly projectId: ProjectId; readonly like: ItemId; readonly runId: RunId },
  { items, without }: { readonly items: number; readonly without: number },
): Promise<Trace[]> {
  const { recipe } = await db.run.findUniqueOrThrow({ where: { id: runId }, include: { recipe: true } });
  const { imageId, importId, textOrigin, description } = await db.item.findUniqueOrThrow({ where: { id: like } });
  const ids = Array.from({ length: items }, () => newId<"Item">());
  const shared = { projectId, imageId, importId, format: "q-pathway", textOrigin, description };
  await db.item.createMany({ data: ids.map((id) => ({ ...shared, id, externalId: id })) });
  await db.runItem.createMany({ data: ids.map((itemId) => ({ runId, itemId, state: "done" })) });
  const traces = fc.sample(randomTrace, { numRuns: items - without, seed: 1 });
  await db.suggestion.createMany({
    data: traces.map((trace, at) => ({
      ...{ id: newId<"Suggestion">(), projectId, itemId: ids[at] ?? "", runId, fingerprint: recipe.fingerprint },
      ...{ body: EMPTY, trace, mentions: 0, questions: 0, seconds: 0 },
    })),
  });

  return traces;
}

const EMPTY: Suggestion = {
  ...{ version: 1, description: "", question: "", mentions: [], questions: [], emptyBecause: "no-boxes" },
};
