import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { z } from "zod";
import { Diff } from "#lib/domain/diff.ts";
import { newId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { DiscardTask, discardTask } from "#lib/services/discard-task.ts";
import { SaveOperations, saveOperations } from "#lib/services/save-operations.ts";
import { SubmitAnnotation, submitAnnotation } from "#lib/services/submit-annotation.ts";
import { TakeTask, takeTask } from "#lib/services/take-task.ts";
import { TaskEditor, taskEditor } from "#lib/views/task-editor.ts";
import { taskQueue } from "#lib/views/task-queue.ts";
import { type CommandContext, type Common, command, projectNamed, withContext } from "../context.ts";
import { print, table } from "../print.ts";

type InProject = Common & { readonly project: string };
type Saving = InProject & { readonly operations: string; readonly base: string };

/** `giqa task`: an expert's own work, as that expert (`--as`). */
export function taskCommand(program: Command): void {
  const task = program.command("task").description("an expert's own work, with --as");
  const inProject = (usage: string, about: string) => command(task, usage, about).requiredOption("--project <name>");
  inProject("take", "take the next task").action((options: InProject) =>
    withContext(options, async (ctx) => {
      const { taskId } = await takeTask(ctx, TakeTask.parse({ projectId: await projectNamed(ctx, options.project) }));
      print({ task: taskId }, options);
    }),
  );
  inProject("list", "own tasks").action((options: InProject) => withContext(options, (ctx) => list(ctx, options)));
  inProject("show <task>", "the task as the editor has it").action((id: string, options: InProject) =>
    withContext(options, async (ctx) => {
      const asked = TaskEditor.parse({ projectId: await projectNamed(ctx, options.project), taskId: id });
      print(await taskEditor(ctx, asked), options);
    }),
  );
  inProject("save <task>", "put changes into the draft")
    .requiredOption("--operations <json>", "file with a list of diffs")
    .requiredOption("--base <revision>", "the state that they were made on")
    .action((id: string, options: Saving) => withContext(options, (ctx) => save(ctx, id, options)));
  command(task, "submit <task>", "hand the draft in")
    .requiredOption("--revision <n>", "the state that is handed in")
    .action((id: string, options: Common & { revision: string }) =>
      withContext(options, async (ctx) => {
        await submitAnnotation(ctx, SubmitAnnotation.parse({ taskId: id, revision: Number(options.revision) }));
        print({ submitted: id }, options);
      }),
    );
  command(task, "discard <task>", "leave the task to others")
    .requiredOption("--reason <words>", "why")
    .action((id: string, options: Common & { reason: string }) =>
      withContext(options, async (ctx) => {
        await discardTask(ctx, DiscardTask.parse({ taskId: id, reason: options.reason }));
        print({ discarded: id }, options);
      }),
    );
}

async function list(ctx: CommandContext, options: InProject): Promise<void> {
  const { waiting, tasks } = await taskQueue(ctx, { projectId: await projectNamed(ctx, options.project) });
  print({ waiting, tasks }, options, () =>
    table(tasks.map(({ taskId, status, round, place }) => [taskId, status, `round ${round}`, String(place)])),
  );
}

async function save(ctx: CommandContext, id: string, options: Saving): Promise<void> {
  const diffs = z.array(Diff).parse(JSON.parse(await readFile(options.operations, "utf8")));
  const sent = { taskId: id, base: Number(options.base), opId: newId<"Operation">(), tab: null, diffs };
  const saved = await saveOperations(ctx, SaveOperations.parse(sent));
  if (saved.diffs) throw new Refusal("operation-does-not-apply", { revision: saved.revision });
  print(saved, options);
}
