import type { Size } from "#lib/domain/geometry.ts";
import type {
  AssignmentId,
  ImageId,
  ItemId,
  ProjectId,
  RoundId,
  SuggestionId,
  TaskId,
  UserId,
} from "#lib/domain/ids.ts";
import { Protocol } from "#lib/domain/protocol.ts";
import type { ExpertProgress } from "#lib/domain/round.ts";
import { AssignmentStatus, type Lease } from "#lib/domain/task.ts";
import { TextOrigin } from "#lib/domain/taxonomy.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** One expert's share of a task, with what it is about. */
export interface KeptAssignment {
  readonly id: AssignmentId;
  readonly taskId: TaskId;
  readonly userId: UserId;
  readonly projectId: ProjectId;
  readonly status: AssignmentStatus;
  readonly lease: Lease;
  readonly firstLookAt: Date | null;
  readonly submittedAt: Date | null;
  readonly discardReason: string | null;
  readonly round: {
    readonly id: RoundId;
    readonly number: number;
    readonly kind: string;
    readonly isOpen: boolean;
    readonly protocol: Protocol;
  };
  readonly place: number;
  readonly suggestionId: SuggestionId | null;
  readonly item: { readonly id: ItemId; readonly description: string; readonly textOrigin: TextOrigin };
  readonly image: Size & { readonly id: ImageId; readonly path: string };
}

/** Gives the task to the expert. */
export async function insertAssignment(
  tx: Transaction,
  row: { id: AssignmentId; taskId: TaskId; userId: UserId; leaseUntil: Date; takenAt: Date },
): Promise<void> {
  await tx.assignment.create({ data: { ...row, status: "pending" } });
}

/** The expert's own share of the task; null where he has none. */
export async function ownAssignment(reader: Reader, taskId: TaskId, userId: UserId): Promise<KeptAssignment | null> {
  const row = await reader.assignment.findUnique({ where: { taskId_userId: { taskId, userId } }, include: ABOUT });

  return row && assignmentOf(row);
}

/** The same, locked with its round: it neither changes nor is its round closed until the transaction ends. */
export async function lockOwnAssignment(
  tx: Transaction,
  taskId: TaskId,
  userId: UserId,
): Promise<KeptAssignment | null> {
  await tx.$queryRaw`SELECT 1 FROM round r JOIN task t ON t.round_id = r.id WHERE t.id = ${taskId}::uuid FOR SHARE OF r`;
  await tx.$queryRaw`SELECT 1 FROM assignment
    WHERE task_id = ${taskId}::uuid AND user_id = ${userId}::uuid FOR UPDATE`;

  return ownAssignment(tx, taskId, userId);
}

/** All that the expert has or had in the project, the newest first. */
export async function assignmentsOf(reader: Reader, projectId: ProjectId, userId: UserId): Promise<KeptAssignment[]> {
  const rows = await reader.assignment.findMany({
    where: { userId, task: { round: { projectId } } },
    orderBy: { takenAt: "desc" },
    take: 200,
    include: ABOUT,
  });

  return rows.map(assignmentOf);
}

/** Extends the lease and says which tab writes. */
export async function saveLease(tx: Transaction, id: AssignmentId, { until, tab }: Lease): Promise<void> {
  await tx.assignment.update({ where: { id }, data: { leaseUntil: until, leaseTab: tab } });
}

/** What an operation does to its assignment: work has begun, and the first look may be done. */
export async function saveDraftBegun(
  tx: Transaction,
  { id, firstLookAt }: { id: AssignmentId; firstLookAt: Date | null },
): Promise<void> {
  await tx.assignment.update({ where: { id }, data: { status: "draft", firstLookAt } });
}

/** Ends the expert's work on the task. */
export async function saveSubmitted(tx: Transaction, id: AssignmentId, submittedAt: Date): Promise<void> {
  await tx.assignment.update({ where: { id }, data: { status: "submitted", submittedAt } });
}

/** The expert leaves the task without an answer; his draft is kept. */
export async function saveDiscarded(tx: Transaction, id: AssignmentId, discardReason: string): Promise<void> {
  await tx.assignment.update({ where: { id }, data: { status: "discarded", discardReason } });
}

/** How many assignments of the round are not finished, those included that nobody has taken. */
export async function countOutstanding(reader: Reader, roundId: RoundId): Promise<number> {
  const { _sum } = await reader.task.aggregate({ where: { roundId }, _sum: { openSlots: true } });
  const taken = await reader.assignment.count({ where: { task: { roundId }, status: { in: UNFINISHED } } });

  return (_sum.openSlots ?? 0) + taken;
}

/** Withdraws the round's unfinished assignments; drafts are kept. */
export async function withdrawOutstanding(tx: Transaction, roundId: RoundId): Promise<void> {
  await tx.assignment.updateMany({
    where: { task: { roundId }, status: { in: UNFINISHED } },
    data: { status: "withdrawn" },
  });
}

/** How far each expert is in the round. */
export function expertsOfRound(reader: Reader, roundId: RoundId): Promise<ExpertProgress[]> {
  return reader.$queryRaw<ExpertProgress[]>`
    SELECT u.name, count(*) FILTER (WHERE a.status IN ('pending', 'draft'))::int AS "underWay",
      count(*) FILTER (WHERE a.status = 'submitted')::int AS submitted,
      count(*) FILTER (WHERE a.status = 'discarded')::int AS discarded,
      count(*) FILTER (WHERE a.status = 'withdrawn')::int AS withdrawn
    FROM assignment a JOIN task t ON t.id = a.task_id JOIN "user" u ON u.id = a.user_id
    WHERE t.round_id = ${roundId}::uuid GROUP BY u.id, u.name ORDER BY u.name`;
}

const UNFINISHED = ["pending", "draft"];
const ABOUT = {
  task: {
    include: {
      round: { include: { protocol: true } },
      item: {
        select: {
          id: true,
          description: true,
          textOrigin: true,
          image: { select: { id: true, path: true, width: true, height: true } },
        },
      },
    },
  },
} as const;

type Row = {
  id: string;
  taskId: string;
  userId: string;
  status: string;
  leaseUntil: Date;
  leaseTab: string | null;
  firstLookAt: Date | null;
  submittedAt: Date | null;
  discardReason: string | null;
  task: {
    order: number;
    suggestionId: string | null;
    round: { id: string; projectId: string; number: number; kind: string; status: string; protocol: { body: unknown } };
    item: {
      id: string;
      description: string;
      textOrigin: string;
      image: { id: string; path: string; width: number; height: number };
    };
  };
};

function assignmentOf({ task, ...row }: Row): KeptAssignment {
  const { round, item } = task;
  const { id, number, kind, status } = round;

  return {
    id: row.id as AssignmentId,
    taskId: row.taskId as TaskId,
    userId: row.userId as UserId,
    projectId: round.projectId as ProjectId,
    status: AssignmentStatus.parse(row.status),
    lease: { until: row.leaseUntil, tab: row.leaseTab },
    firstLookAt: row.firstLookAt,
    submittedAt: row.submittedAt,
    discardReason: row.discardReason,
    round: {
      id: id as RoundId,
      number,
      kind,
      isOpen: status === "open",
      protocol: Protocol.parse(round.protocol.body),
    },
    place: task.order + 1,
    suggestionId: task.suggestionId as SuggestionId | null,
    item: {
      id: item.id as ItemId,
      description: item.description,
      textOrigin: TextOrigin.parse(item.textOrigin),
    },
    image: { ...item.image, id: item.image.id as ImageId },
  };
}
