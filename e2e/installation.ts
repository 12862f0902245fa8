import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Passwords of the run's own throwaway installation. */
export const PASSWORD = "a long enough phrase";

/** Runs a `giqa` command against the installation under test and answers its JSON. */
export async function giqa<Answer>(args: readonly string[], input = ""): Promise<Answer> {
  const child = spawn(process.execPath, ["bin/giqa.ts", ...args, "--json"], { stdio: ["pipe", "pipe", "pipe"] });
  let [said, complained] = ["", ""];
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`giqa ${args.join(" ")} ended with ${code}: ${complained}${said}`);

  return JSON.parse(said) as Answer;
}

/** Who is there, and what was planted before the first test. */
export interface Installation {
  /** Filled: items, a finished run, an open round, a draft of Emil's. */
  readonly planted: string;
  readonly runId: string;
  readonly roundId: string;
  /** Emil's, with a word in it that nobody else may see. */
  readonly taskId: string;
  /** Empty, for the journey. */
  readonly journey: string;
  /** Of other people. */
  readonly elsewhere: string;
}

/** A word that stands in Emil's draft alone. */
export const SECRET_WORD = "Quittengelee";

const PEOPLE = {
  ada: "ada@e2e.example",
  emil: "emil@e2e.example",
  elsa: "elsa@e2e.example",
  anna: "anna@e2e.example",
  otto: "otto@e2e.example",
} as const;
export type Person = keyof typeof PEOPLE;

/** A person's address. */
export function emailOf(person: Person): string {
  return PEOPLE[person];
}

/** Where the setup leaves word for the tests. */
function noteFile(): string {
  return path.join(process.env.GIQA_DATA ?? "", "e2e.json");
}

/** Keeps what was planted. */
export function keepInstallation(installation: Installation): void {
  writeFileSync(noteFile(), JSON.stringify(installation));
}

/** What was planted. */
export function installation(): Installation {
  return JSON.parse(readFileSync(noteFile(), "utf8")) as Installation;
}
