import type { Command } from "commander";
import { type ListedWorker, takingAmong } from "#lib/domain/worker.ts";
import { readEnv } from "#lib/env.ts";
import { workerList } from "#lib/views/worker-list.ts";
import { type Common, command, withContext } from "../context.ts";
import { keepAlive, workerProgram } from "../launcher/children.ts";
import { endLeftOver, ledgerIn } from "../launcher/left-over.ts";
import { untilToldToStop } from "../launcher/until-told-to-stop.ts";
import { print, table, tell } from "../print.ts";
import { wholeNumber } from "./serve.ts";

/** A worker waits this long for its item. */
const PATIENCE_SECONDS = 40;

/** `giqa worker`: workers alone, on any machine that reaches the database and the storage; and how all of them are. */
export function workerCommand(program: Command): void {
  const worker = program
    .command("worker")
    .description("workers alone, until Ctrl-C")
    .option("--processes <n>", "how many", wholeNumber, 1)
    .action(async ({ processes }: { processes: number }) => {
      const { GIQA_DATA: data } = readEnv();
      const stopped = untilToldToStop();
      await endLeftOver(data);
      const ledger = await ledgerIn(data);
      const note = () => ledger.write(children.flatMap((child) => child.pid() ?? []));
      const children = Array.from({ length: processes }, (_, n) =>
        keepAlive(workerProgram(`worker ${n + 1}`), () => void note()),
      );
      await note();
      await stopped;
      tell("Stopping: letting what is under way end ...");
      await Promise.all(children.map((child) => child.stop(PATIENCE_SECONDS)));
      await ledger.remove();
      process.exit(0);
    });
  command(worker, "list", "the workers of this installation, and when each was last heard of").action(
    (options: Common) =>
      withContext(options, async (ctx) => {
        const workers = await workerList(ctx);
        print(workers, options, () => inWords(workers));
      }),
  );
}

function inWords(workers: readonly ListedWorker[]): string {
  const rows = workers.map(({ host, pid, state, doing, capacity, silentSeconds, startedAt }) => [
    ...[`${host} ${pid}`, state, ...(state === "gone" ? ["–", "–"] : [String(doing.length), String(capacity)])],
    ...[`${Math.round(silentSeconds)} s ago`, startedAt.toISOString()],
  ]);
  const listed =
    rows.length > 0 ? [table([["process", "state", "under way", "at once", "heard of", "began"], ...rows])] : [];
  const none = takingAmong(workers).length === 0 ? ["No worker is running: start one with giqa worker."] : [];

  return [...listed, ...none].join("\n");
}
