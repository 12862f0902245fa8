import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Passwords of the run's own throwaway installation. */
export const PASSWORD = "a long enough phrase";

/** Runs a `giqa` command against the installation under test and answers its JSON. */
export async function giqa<Answer>(...args: readonly string[]): Promise<Answer> {
  const { stdout } = await run(process.execPath, ["bin/giqa.ts", ...args, "--json"], { maxBuffer: 64 * 1024 * 1024 });

  return JSON.parse(stdout) as Answer;
}
