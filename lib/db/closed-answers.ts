import { Annotation } from "#lib/domain/annotation.ts";
import type { ItemId, ProjectId } from "#lib/domain/ids.ts";
import type { Reader } from "./transaction.ts";

/** An expert's answer, as far as others are held against it. */
export interface ClosedAnswer {
  readonly itemId: ItemId;
  readonly annotation: Annotation;
}

/** What experts submitted in closed rounds on items that both recipes have a suggestion for; of each expert the last round's. */
export async function closedAnswers(
  reader: Reader,
  { projectId, recipes, take }: { projectId: ProjectId; recipes: readonly string[]; take: number },
): Promise<ClosedAnswer[]> {
  const suggested = recipes.map((fingerprint) => ({ suggestions: { some: { fingerprint } } }));
  const rows = await reader.annotation.findMany({
    where: {
      assignment: { status: "submitted", task: { round: { projectId, status: "closed" }, item: { AND: suggested } } },
    },
    orderBy: [{ assignment: { task: { item: { number: "asc" } } } }, { id: "asc" }],
    take,
    select: {
      body: true,
      assignment: { select: { userId: true, task: { select: { itemId: true, round: { select: { number: true } } } } } },
    },
  });
  const last = new Map<string, { round: number; answer: ClosedAnswer }>();
  for (const { body, assignment } of rows) {
    const { itemId, round } = assignment.task;
    const key = `${itemId} ${assignment.userId}`;
    if ((last.get(key)?.round ?? -1) >= round.number) continue;
    last.set(key, {
      round: round.number,
      answer: { itemId: itemId as ItemId, annotation: Annotation.parse(body) },
    });
  }

  return [...last.values()].map(({ answer }) => answer);
}
