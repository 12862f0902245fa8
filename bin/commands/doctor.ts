import type { Command } from "commander";
import { readEnv } from "#lib/env.ts";
import type { Finding } from "../doctor/check.ts";
import { checkDatabase } from "../doctor/database.ts";
import { checkBuild, checkChromium, checkNode, checkPort, checkStorage, checkWeights } from "../doctor/machine.ts";
import { checkDetector, checkGguf, checkSmallModel } from "../doctor/models.ts";
import { type Output, print, table } from "../print.ts";

/** `giqa doctor`: looks at all that the program stands on, and names the command that mends each. */
export function doctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("look at Node, PostgreSQL, storage, browser, weights and port")
    .option("--json", "answer with one JSON value on stdout")
    .action(async (options: Output) => {
      const env = readEnv();
      const findings = [
        checkNode(),
        await checkDatabase(env),
        await checkStorage(env),
        ...(await checkWeights()),
        await checkDetector(env),
        await checkGguf(env),
        await checkSmallModel(env),
        checkBuild(),
        checkChromium(),
        await checkPort(env),
      ];
      print({ findings }, options, () => table(findings.map(row)));
      if (findings.some(({ state }) => state === "wrong")) process.exitCode = 1;
    });
}

function row({ name, state, found, mend }: Finding): string[] {
  return [state === "good" ? "ok" : state, name, found, mend ? `-> ${mend}` : ""];
}
