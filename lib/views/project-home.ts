import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { type ItemRow, itemsOf } from "#lib/db/items.ts";
import { ownUnfinished, type ProjectCounts, projectCounts } from "#lib/db/project-counts.ts";
import { projectById } from "#lib/db/projects.ts";
import { listedSuggestions } from "#lib/db/suggestion-lists.ts";
import { mustBelong, type Role, rolesIn, userIdOf } from "#lib/domain/actor.ts";
import { ProjectId } from "#lib/domain/ids.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const ProjectHome = z.object({ projectId: ProjectId });

/** The one thing to do next, for who has the roles that one has. */
export type NextStep = "import" | "start-run" | "watch-run" | "send" | "annotate" | "close-round" | "export" | "wait";

const SHEET = 24;

/** A project at a glance. */
export interface ProjectHomeData {
  readonly id: ProjectId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Of what one's roles open; nothing to an expert but his own work. */
  readonly counts: ProjectCounts | null;
  readonly ownUnfinished: number;
  readonly next: NextStep;
  /** For its admins: the newest suggestions as pictures. */
  readonly suggestions: readonly ListedSuggestion[];
  /** For its admins, while there is no suggestion: what came in. */
  readonly items: readonly ItemRow[];
}

/** The home of a project: counts for its admins, one's own work, and the next step. */
export async function projectHome(
  { actor, reader }: Reading,
  { projectId }: z.output<typeof ProjectHome>,
): Promise<ProjectHomeData> {
  mustBelong(actor, projectId);
  const project = await projectById(reader, projectId);
  if (!project) throw new Refusal("not-found", { what: "project", id: projectId });
  const roles = rolesIn(actor, projectId);
  const counts = await projectCounts(reader, projectId);
  const userId = userIdOf(actor);
  const unfinished = userId ? await ownUnfinished(reader, projectId, userId) : 0;
  const next = nextStep(counts, roles, unfinished);
  const isAdmin = roles.includes("admin");
  const shown = { projectId, notUnderWorkOf: userId };
  const suggestions = isAdmin ? await listedSuggestions(reader, shown, SHEET) : [];
  const isNew = isAdmin && counts.suggestedItems === 0;

  return {
    id: projectId,
    name: project.name,
    roles,
    counts: isAdmin ? counts : null,
    ownUnfinished: unfinished,
    next,
    suggestions,
    items: isNew ? await itemsOf(reader, projectId, { after: 0, take: SHEET }) : [],
  };
}

/** What moves the work on: an expert's task before all, then the admin's chain from import to export. */
export function nextStep(counts: ProjectCounts, roles: readonly Role[], unfinished: number): NextStep {
  if (roles.includes("expert") && (unfinished > 0 || counts.openSlots > 0)) return "annotate";
  if (!roles.includes("admin")) return "wait";
  if (counts.items === 0) return "import";
  if (counts.runsUnderWay > 0) return "watch-run";
  if (counts.suggestedItems === 0) return "start-run";
  if (counts.openRounds > 0) return "close-round";

  return counts.closedRounds > 0 ? "export" : "send";
}
