import type { ProjectId, UserId } from "#lib/domain/ids.ts";
import type { Reader } from "./transaction.ts";

/** How much of everything a project holds. */
export interface ProjectCounts {
  readonly images: number;
  readonly items: number;
  readonly suggestedItems: number;
  readonly runsUnderWay: number;
  readonly openRounds: number;
  readonly closedRounds: number;
  /** Places in open rounds that no expert has taken. */
  readonly openSlots: number;
  readonly submitted: number;
}

/** Counts at one look; none of them tells content. */
export async function projectCounts(reader: Reader, projectId: ProjectId): Promise<ProjectCounts> {
  const [row] = await reader.$queryRaw<Record<keyof ProjectCounts, bigint>[]>`
    SELECT
      (SELECT count(*) FROM image WHERE project_id = p.id) AS "images",
      (SELECT count(*) FROM item WHERE project_id = p.id) AS "items",
      (SELECT count(DISTINCT item_id) FROM suggestion WHERE project_id = p.id) AS "suggestedItems",
      (SELECT count(*) FROM run WHERE project_id = p.id AND finished_at IS NULL) AS "runsUnderWay",
      (SELECT count(*) FROM round WHERE project_id = p.id AND status = 'open') AS "openRounds",
      (SELECT count(*) FROM round WHERE project_id = p.id AND status = 'closed') AS "closedRounds",
      (SELECT coalesce(sum(t.open_slots), 0) FROM task t JOIN round r ON r.id = t.round_id
        WHERE r.project_id = p.id AND r.status = 'open') AS "openSlots",
      (SELECT count(*) FROM assignment a JOIN task t ON t.id = a.task_id JOIN round r ON r.id = t.round_id
        WHERE r.project_id = p.id AND a.status = 'submitted') AS "submitted"
    FROM project p WHERE p.id = ${projectId}::uuid`;
  const count = (key: keyof ProjectCounts) => Number(row?.[key] ?? 0);

  return {
    images: count("images"),
    items: count("items"),
    suggestedItems: count("suggestedItems"),
    runsUnderWay: count("runsUnderWay"),
    openRounds: count("openRounds"),
    closedRounds: count("closedRounds"),
    openSlots: count("openSlots"),
    submitted: count("submitted"),
  };
}

/** How many tasks of open rounds the person has taken and not yet handed in. */
export function ownUnfinished(reader: Reader, projectId: ProjectId, userId: UserId): Promise<number> {
  return reader.assignment.count({
    where: { userId, status: { in: ["pending", "draft"] }, task: { round: { projectId, status: "open" } } },
  });
}
