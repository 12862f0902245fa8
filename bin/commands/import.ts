import path from "node:path";
import type { Command } from "commander";
import { importById, problemsOf, type SkippedRow, skippedOf } from "#lib/db/imports.ts";
import { projectByName } from "#lib/db/projects.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { ImportFormat, type ImportPlace, type ImportProgress } from "#lib/domain/import.ts";
import { ProjectName } from "#lib/domain/project.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { type ReportedProblem, reportedProblem } from "#lib/messages/reported-problem.ts";
import { CancelImport, cancelImport } from "#lib/services/cancel-import.ts";
import { createProject } from "#lib/services/create-project.ts";
import { failImport } from "#lib/services/fail-import.ts";
import { tryImport } from "#lib/services/run-import/try-import.ts";
import { runImport } from "#lib/services/run-import.ts";
import { startImport } from "#lib/services/start-import.ts";
import { type CommandContext, type Common, command, withContext } from "../context.ts";
import { print } from "../print.ts";

interface ImportOptions extends Common {
  readonly images: string;
  readonly project: string;
  readonly manifest?: string;
  readonly dryRun?: boolean;
}

/** What an import answers, or would. */
interface Report {
  readonly project: string;
  readonly rows: number;
  readonly accepted: { readonly images: number; readonly items: number };
  readonly unchanged: number;
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly ReportedProblem[];
}

/** `giqa import`: label files and their pictures into a project. */
export function importCommand(program: Command): void {
  const parent = program.command("import").description("take in label files and the pictures that they name");
  for (const format of ImportFormat.options)
    command(parent, `${format} <json>`, `take in a ${format} label file; the same file again changes nothing`)
      .requiredOption("--images <folder>", "folder below which the rows name their pictures")
      .requiredOption("--project <name>", "project to import into; made where it is missing")
      .option("--manifest <file>", "JSON that names sources, licences and opinion scores")
      .option("--dry-run", "read everything and keep nothing")
      .action(async (json: string, options: ImportOptions) => {
        const report = await withContext(options, (ctx) => importFile(ctx, { format, json, options }));
        print(report, options, () => inWords(report, options.dryRun ?? false));
        if (report.problems.some(({ row }) => row === null)) process.exitCode = 1;
      });
  command(parent, "cancel <import>", "stop an import that is under way")
    .requiredOption("--project <name>", "project of the import")
    .action(async (importId: string, options: ImportOptions) => {
      await withContext(options, (ctx) => cancel(ctx, { importId, name: options.project }));
      print(undefined, options);
    });
}

interface Asked {
  readonly format: ImportFormat;
  readonly json: string;
  readonly options: ImportOptions;
}

async function importFile(ctx: CommandContext, { format, json, options }: Asked): Promise<Report> {
  const name = ProjectName.parse(options.project);
  const project = await projectByName(ctx.reader, name);
  const place: ImportPlace = {
    kind: "folder",
    labels: path.resolve(json),
    images: path.resolve(options.images),
    manifest: options.manifest ? path.resolve(options.manifest) : null,
  };
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  const withSignal = { ...ctx, ports: { ...ctx.ports, signal: interrupted.signal } };
  if (options.dryRun) {
    const trial = await tryImport(withSignal, { projectId: project?.id ?? null, format, place });

    return {
      project: name,
      ...counted(trial.progress),
      skipped: trial.skipped,
      problems: trial.problems.map(reportedProblem),
    };
  }
  const projectId = project?.id ?? (await createProject(ctx, { name })).projectId;

  return { project: project?.name ?? name, ...(await takeIn(withSignal, { projectId, format, place })) };
}

type Taking = { readonly projectId: ProjectId; readonly format: ImportFormat; readonly place: ImportPlace };

async function takeIn(
  ctx: CommandContext & { ports: { signal: AbortSignal } },
  taking: Taking,
): Promise<Omit<Report, "project">> {
  const { importId } = await startImport(ctx, { ...taking, dryRun: false, runs: "here" });
  await runImport(ctx, { importId }).catch(async (error) => {
    await failImport(ctx, { importId });
    throw error;
  });
  const row = await importById(ctx.reader, importId);
  if (!row) throw new Error("the import is gone");
  const problems = await problemsOf(ctx.reader, importId, { after: 0, take: row.progress.problems });

  return {
    ...counted(row.progress),
    skipped: await skippedOf(ctx.reader, importId),
    problems: problems.map(reportedProblem),
  };
}

function counted({ rows, images, items, unchanged }: ImportProgress) {
  return { rows, accepted: { images, items }, unchanged };
}

async function cancel(ctx: CommandContext, { importId, name }: { importId: string; name: string }): Promise<void> {
  const project = await projectByName(ctx.reader, name);
  if (!project) throw new Refusal("not-found", { what: "project", id: name });
  await cancelImport(ctx, CancelImport.parse({ projectId: project.id, importId }));
}

const SHOWN = 20;

function inWords({ project, rows, accepted, unchanged, skipped, problems }: Report, dryRun: boolean): string {
  const verb = dryRun ? "would take in" : "took in";
  const counts = `${verb} ${accepted.images} new images and ${accepted.items} new items; ${unchanged} were there already`;
  const shown = problems.slice(0, SHOWN).map(problemInWords);
  const more = problems.length - shown.length;

  return [
    `${project}: read ${rows} rows, ${counts}.`,
    `${skipped.length} rows are of another kind, ${problems.length} have a problem${problems.length > 0 ? ":" : "."}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more; --json lists them all`] : []),
  ].join("\n");
}

function problemInWords({ row, field, message }: ReportedProblem): string {
  const where = row === null ? "the file" : `row ${row}`;

  return `  ${where}${field ? `, ${field}` : ""}: ${message}`;
}
