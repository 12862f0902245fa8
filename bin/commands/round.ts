import type { Command } from "commander";
import { CloseRound, closeRound } from "#lib/services/close-round.ts";
import { OpenRound, openRound } from "#lib/services/open-round.ts";
import { roundList } from "#lib/views/round-list.ts";
import { type CommandContext, type Common, command, projectNamed, withContext } from "../context.ts";
import { print, table } from "../print.ts";

type InProject = Common & { readonly project: string };

/** `giqa round`: items sent to the experts. */
export function roundCommand(program: Command): void {
  const round = program.command("round").description("items sent to the experts");
  command(round, "open", "send items to the experts")
    .requiredOption("--project <name>")
    .option("--items <ids...>", "only these items; without it all that have a suggestion and were not sent")
    .action((options: InProject & { items?: string[] }) => withContext(options, (ctx) => open(ctx, options)));
  command(round, "list", "the rounds of a project, the newest first")
    .requiredOption("--project <name>")
    .action((options: InProject) => withContext(options, (ctx) => list(ctx, options)));
  command(round, "close <round>", "close a round; while work is outstanding only for a reason")
    .option("--reason <words>", "why it is closed early")
    .action((id: string, options: Common & { reason?: string }) =>
      withContext(options, async (ctx) => {
        await closeRound(ctx, CloseRound.parse({ roundId: id, reason: options.reason ?? null }));
        print({ closed: id }, options);
      }),
    );
}

async function open(ctx: CommandContext, options: InProject & { items?: string[] }): Promise<void> {
  const input = OpenRound.parse({ projectId: await projectNamed(ctx, options.project), items: options.items ?? "all" });
  const { roundId, number, tasks } = await openRound(ctx, input);
  print({ round: roundId, number, tasks }, options);
}

async function list(ctx: CommandContext, options: InProject): Promise<void> {
  const { rounds } = await roundList(ctx, { projectId: await projectNamed(ctx, options.project) });
  const rows = rounds.map(({ round, protocol, progress }) => ({
    ...{ round: round.id, number: round.number, status: round.status, protocol },
    ...progress,
  }));
  print(rows, options, () => table([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(String))]));
}
