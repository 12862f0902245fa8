import { Annotation } from "#lib/domain/annotation.ts";
import type { AnnotationId, ProjectId, SuggestionId } from "#lib/domain/ids.ts";
import type { SampleImage } from "#lib/domain/sample.ts";
import { Suggestion } from "#lib/domain/suggestion.ts";
import type { TextOrigin } from "#lib/domain/taxonomy.ts";
import type { Reader } from "./transaction.ts";

/** A page of what is exported, in a lasting order: `limit` rows after the last one of the page before. */
export interface Page<After> {
  readonly projectId: ProjectId;
  readonly after: After | null;
  readonly limit: number;
}

/** The item that an answer or a suggestion is about. */
interface Subject {
  readonly description: string;
  readonly textOrigin: TextOrigin;
  readonly image: SampleImage;
  /** May the pixels be passed on? */
  readonly redistributable: boolean;
}

interface MadeBy {
  readonly name: string;
  readonly fingerprint: string;
}

/** An expert's answer in a closed round. */
export interface ExportedAnnotation extends Subject {
  readonly id: AnnotationId;
  readonly itemNumber: bigint;
  readonly annotation: Annotation;
  readonly revision: number;
  readonly round: number;
  readonly protocol: string;
  /** Whose proposals the expert had before him; null: there were none. */
  readonly suggestion: { readonly question: string; readonly recipe: MadeBy } | null;
}

/** What a recipe made of an item. */
export interface ExportedSuggestion extends Subject {
  readonly id: SuggestionId;
  readonly number: bigint;
  readonly suggestion: Suggestion;
  readonly recipe: MadeBy;
}

const ITEM = {
  select: { number: true, description: true, textOrigin: true, image: { include: { source: true } } },
} as const;
const MADE_BY = { select: { recipe: { select: { name: true, fingerprint: true } } } } as const;

/** Submitted answers of closed rounds, in the order of their items. */
export async function annotationsToExport(
  reader: Reader,
  { projectId, after, limit }: Page<Pick<ExportedAnnotation, "itemNumber" | "id">>,
): Promise<ExportedAnnotation[]> {
  const rows = await reader.annotation.findMany({
    where: {
      assignment: submittedIn(projectId),
      ...(after && {
        OR: [
          { assignment: { task: { item: { number: { gt: after.itemNumber } } } } },
          { assignment: { task: { item: { number: after.itemNumber } } }, id: { gt: after.id } },
        ],
      }),
    },
    orderBy: [{ assignment: { task: { item: { number: "asc" } } } }, { id: "asc" }],
    take: limit,
    include: {
      assignment: {
        select: {
          task: {
            select: {
              item: ITEM,
              round: { select: { number: true, protocol: { select: { name: true } } } },
              suggestion: { select: { body: true, run: MADE_BY } },
            },
          },
        },
      },
    },
  });

  return rows.map(({ id, body, revision, assignment: { task } }) => ({
    ...subjectOf(task.item),
    id: id as AnnotationId,
    itemNumber: task.item.number,
    annotation: Annotation.parse(body),
    revision,
    round: task.round.number,
    protocol: task.round.protocol.name,
    suggestion: task.suggestion && {
      question: Suggestion.parse(task.suggestion.body).question,
      recipe: task.suggestion.run.recipe,
    },
  }));
}

/** Suggestions of every recipe, in the order in which they were made. */
export async function suggestionsToExport(
  reader: Reader,
  { projectId, after, limit }: Page<Pick<ExportedSuggestion, "number">>,
): Promise<ExportedSuggestion[]> {
  const rows = await reader.suggestion.findMany({
    where: { projectId, ...(after && { number: { gt: after.number } }) },
    orderBy: { number: "asc" },
    take: limit,
    select: { id: true, number: true, body: true, item: ITEM, run: MADE_BY },
  });

  return rows.map(({ id, number, body, item, run }) => ({
    ...subjectOf(item),
    id: id as SuggestionId,
    number,
    suggestion: Suggestion.parse(body),
    recipe: run.recipe,
  }));
}

/** How much an export would hold now. */
export async function countToExport(
  reader: Reader,
  projectId: ProjectId,
): Promise<{ answers: number; suggestions: number }> {
  const [answers, suggestions] = await Promise.all([
    reader.annotation.count({ where: { assignment: submittedIn(projectId) } }),
    reader.suggestion.count({ where: { projectId } }),
  ]);

  return { answers, suggestions };
}

function submittedIn(projectId: ProjectId) {
  return { status: "submitted", task: { round: { projectId, status: "closed" } } };
}

type ItemRow = {
  description: string;
  textOrigin: string;
  image: {
    path: string;
    sha256: string;
    width: number;
    height: number;
    orientation: number;
    source: { name: string; licence: string; redistributable: boolean };
  };
};

function subjectOf({ description, textOrigin, image }: ItemRow): Subject {
  const { path: file, sha256, width, height, orientation, source } = image;

  return {
    description,
    textOrigin: textOrigin as TextOrigin,
    image: { file, sha256, width, height, orientation, source: source.name, licence: source.licence },
    redistributable: source.redistributable,
  };
}
