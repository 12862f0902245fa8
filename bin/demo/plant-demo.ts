import { projectByName } from "#lib/db/projects.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { readEnv } from "#lib/env.ts";
import { CreateProject, createProject } from "#lib/services/create-project.ts";
import type { CommandContext } from "../context.ts";
import { type DemoAccount, demoAccounts, FIRST_EXPERT } from "./accounts.ts";
import { firstAnswer } from "./first-answer.ts";
import { importContent } from "./import-content.ts";
import { runPipeline } from "./run-pipeline.ts";
import { sendHalf } from "./send-half.ts";

/** Where the demo is reached, and how to tell its visitor. */
export interface DemoStage {
  readonly address: string;
  readonly tell: (text: string) => void;
}

const PROJECT = "Demo";
const CONTENT = "assets/demo";

/** Brings the demo's project in, step by step. What an earlier start has done is found and left as it is. */
export async function plantDemo(ctx: CommandContext, { address, tell }: DemoStage): Promise<void> {
  const data = readEnv().GIQA_DATA;
  const projectId = await demoProject(ctx);
  tell(welcome(address, await demoAccounts(ctx, projectId, data), data));

  const imports = await importContent(ctx, projectId, CONTENT);
  const items = imports.reduce((sum, { progress }) => sum + progress.items, 0);
  tell(`Imported ${items} descriptions. The pipeline runs; its page shows how.`);
  const { counts } = await runPipeline(ctx, projectId, "embedded");
  tell(`Suggestions made: ${counts.done + counts.reused} of ${counts.total}, ${counts.failed} failed.`);
  if (await sendHalf(ctx, projectId)) await firstAnswer(ctx, projectId, FIRST_EXPERT);
  await runPipeline(ctx, projectId, "raw-box");
  tell("A second run, without filter and merging, is there to compare with.");
  tell("Half of the items wait for the experts; one is done. The demo is complete.");
}

async function demoProject(ctx: CommandContext): Promise<ProjectId> {
  const known = await projectByName(ctx.reader, PROJECT);

  return known?.id ?? (await createProject(ctx, CreateProject.parse({ name: PROJECT }))).projectId;
}

function welcome(address: string, accounts: readonly DemoAccount[], data: string): string {
  const width = Math.max(...accounts.map(({ email }) => email.length));
  const lines = accounts.map(({ email, password, role }) => `  ${email.padEnd(width)}  ${password}  ${role}`);

  return [
    "",
    `GIQA Studio is at ${address}`,
    "",
    ...lines,
    "",
    `The passwords are kept in ${data}/demo-accounts.json. Ctrl-C stops everything.`,
  ].join("\n");
}
