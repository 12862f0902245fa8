import type { Command } from "commander";
import { readEnv } from "#lib/env.ts";
import { keepAlive, workerProgram } from "../launcher/children.ts";
import { endLeftOver, ledgerIn } from "../launcher/left-over.ts";
import { untilToldToStop } from "../launcher/until-told-to-stop.ts";
import { tell } from "../print.ts";
import { wholeNumber } from "./serve.ts";

/** A worker waits this long for its item. */
const PATIENCE_SECONDS = 40;

/** `giqa worker`: workers alone, on any machine that reaches the database and the storage. */
export function workerCommand(program: Command): void {
  program
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
}
