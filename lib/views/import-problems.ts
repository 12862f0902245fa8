import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { importById, problemsOf } from "#lib/db/imports.ts";
import { mustBe, mustBelong } from "#lib/domain/actor.ts";
import { ImportId, ProjectId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { type ReportedProblem, reportedProblem } from "#lib/messages/reported-problem.ts";

export const ImportProblems = z.object({ projectId: ProjectId, importId: ImportId });

const MOST = 100_000;

/** The bad rows of an import, to be kept as a file. */
export async function importProblems(
  { actor, reader }: Reading,
  { projectId, importId }: z.output<typeof ImportProblems>,
): Promise<{ problems: ReportedProblem[] }> {
  mustBelong(actor, projectId);
  mustBe("admin", actor, projectId);
  const row = await importById(reader, importId);
  if (row?.projectId !== projectId) throw new Refusal("not-found", { what: "import", id: importId });
  const problems = await problemsOf(reader, importId, { after: 0, take: MOST });

  return { problems: problems.map(reportedProblem) };
}
