import { Command, CommanderError } from "commander";
import { buildCommand } from "./commands/build.ts";
import { demoCommand } from "./commands/demo.ts";
import { distortCommand } from "./commands/distort.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { engineCommand } from "./commands/engine.ts";
import { evaluateCommand } from "./commands/evaluate.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { importCommand } from "./commands/import.ts";
import { markPatchesCommand } from "./commands/mark-patches.ts";
import { projectCommand } from "./commands/project.ts";
import { recipeCommand } from "./commands/recipe.ts";
import { roundCommand } from "./commands/round.ts";
import { runCommand } from "./commands/run.ts";
import { serveCommand } from "./commands/serve.ts";
import { taskCommand } from "./commands/task.ts";
import { userCommand } from "./commands/user.ts";
import { weightsCommand } from "./commands/weights.ts";
import { workerCommand } from "./commands/worker.ts";
import { explain } from "./explain.ts";

/** Exit codes: 0 done, 1 a problem stopped it, 2 wrong use. */
async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("giqa").description("Grounded image quality: import, suggest, annotate, export.");
  program.exitOverride().showHelpAfterError("(--help tells how it is used)");
  for (const add of [
    demoCommand,
    serveCommand,
    workerCommand,
    buildCommand,
    projectCommand,
    userCommand,
    importCommand,
    engineCommand,
    recipeCommand,
    runCommand,
    roundCommand,
    taskCommand,
    explainCommand,
    evaluateCommand,
    markPatchesCommand,
    exportCommand,
    distortCommand,
    weightsCommand,
    doctorCommand,
  ])
    add(program);
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explain(error, argv.includes("--json"));
  }
}

const code = await main(process.argv);
if (code !== 0) process.exitCode = code;
