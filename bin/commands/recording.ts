import type { Command } from "commander";
import { RecordRun } from "#lib/services/record-run.ts";
import { type Common, command, projectNamed, withContext } from "../context.ts";
import { print } from "../print.ts";
import { recordTo, replayFrom } from "../recording.ts";

/** `giqa engine record` and `giqa engine replay`: a finished run's answers, moved elsewhere. */
export function recordingCommands(engine: Command): void {
  command(engine, "record", "write down what engines answered in a run, for another installation")
    .requiredOption("--run <run>")
    .requiredOption("--to <file>", "JSON lines: the recipe, each answer once, the end")
    .action((options: Common & { readonly run: string; readonly to: string }) =>
      withContext(options, async (ctx) => {
        const { runId } = RecordRun.parse({ runId: options.run });
        print(await recordTo(ctx, runId, options.to), options);
      }),
    );
  command(engine, "replay <file>", "take over a recording's answers: what it holds is not asked of engines here")
    .option("--project <name>", "which gets the recording's recipe, if it does not have it")
    .action((file: string, options: Common & { readonly project?: string }) =>
      withContext(options, async (ctx) => {
        const { project } = options;
        const projectId = project === undefined ? null : await projectNamed(ctx, project);
        print(await replayFrom(ctx, file, projectId), options);
      }),
    );
}
