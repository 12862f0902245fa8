import type { Command } from "commander";
import { keepAlive } from "../launcher/children.ts";
import { untilToldToStop } from "../launcher/until-told-to-stop.ts";
import { tell } from "../print.ts";
import { wholeNumber } from "./serve.ts";

/** `giqa worker`: workers alone, on any machine that reaches the database and the storage. */
export function workerCommand(program: Command): void {
  program
    .command("worker")
    .description("workers alone, until Ctrl-C")
    .option("--processes <n>", "how many", wholeNumber, 1)
    .action(async ({ processes }: { processes: number }) => {
      const children = Array.from({ length: processes }, (_, n) =>
        keepAlive(`worker ${n + 1}`, ["workers/main.ts"], {}),
      );
      await untilToldToStop();
      tell("Stopping: letting what is under way end ...");
      await Promise.all(children.map((child) => child.stop(40)));
      process.exit(0);
    });
}
