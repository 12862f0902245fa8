import { writeFileSync } from "node:fs";
import path from "node:path";
import { EMPTY_DIFF } from "#lib/domain/diff.ts";
import { emailOf, giqa, keepInstallation, PASSWORD, type Person, SECRET_WORD } from "./installation.ts";

type Named = { readonly id: string; readonly name: string };

/** Plants people and projects through the command line, as an operator would. */
export default async function setup(): Promise<void> {
  for (const name of ["Planted", "Journey", "Elsewhere"]) await giqa(["project", "create", name]);
  await person("ada", ["--founder", "--project", "Planted", "--role", "admin"]);
  await person("emil", ["--project", "Planted", "--role", "expert"]);
  await person("elsa", ["--project", "Planted", "--role", "expert"]);
  await person("anna", ["--project", "Planted", "--role", "adjudicator"]);
  await person("otto", ["--project", "Elsewhere", "--role", "admin"]);
  await giqa(["user", "roles", emailOf("ada"), "--project", "Journey", "--role", "admin"]);
  await giqa(["user", "roles", emailOf("emil"), "--project", "Journey", "--role", "expert"]);
  const projects = await giqa<Named[]>(["project", "list"]);
  const idOf = (name: string) => projects.find((one) => one.name === name)?.id ?? "";
  keepInstallation({
    ...(await plant()),
    planted: idOf("Planted"),
    journey: idOf("Journey"),
    elsewhere: idOf("Elsewhere"),
  });
}

async function person(who: Person, roles: readonly string[]): Promise<void> {
  await giqa(["user", "add", emailOf(who), "--name", who, "--password-stdin", ...roles], `${PASSWORD}\n`);
}

/** Items of the demo's degraded pictures, a run, a round, and Emil's draft. */
async function plant() {
  const content = (name: string) => path.resolve("assets/demo", name);
  const files = ["--images", content("images"), "--manifest", content("sources.json")];
  const project = ["--project", "Planted"];
  await giqa(["import", "dq-495k", content("dq-495k.json"), ...files, ...project]);
  const { run: runId } = await giqa<{ run: string }>(["run", "start", ...project, "--wait"]);
  const { round: roundId } = await giqa<{ round: string }>(["round", "open", ...project]);
  const { task: taskId } = await giqa<{ task: string }>(["task", "take", ...project, "--as", emailOf("emil")]);
  await draft(taskId, project);
  await giqa(["export", ...project, "--out", path.join(process.env.GIQA_DATA ?? "", "out")]);

  return { runId, roundId, taskId };
}

async function draft(taskId: string, project: readonly string[]): Promise<void> {
  const edit = { from: 0, removed: "", insert: `${SECRET_WORD}: ` };
  const diffs = [{ ...EMPTY_DIFF, texts: [{ text: "description", edit }] }];
  const file = path.join(process.env.GIQA_DATA ?? "", "draft.json");
  writeFileSync(file, JSON.stringify(diffs));
  await giqa(["task", "save", taskId, ...project, "--operations", file, "--base", "0", "--as", emailOf("emil")]);
}
