import { type Command, InvalidArgumentError } from "commander";
import { readEnv } from "#lib/env.ts";
import { openHouse } from "../launcher/house.ts";
import { untilToldToStop } from "../launcher/until-told-to-stop.ts";
import { print, tell } from "../print.ts";

/** `giqa serve`: production in one process tree. */
export function serveCommand(program: Command): void {
  program
    .command("serve")
    .description("database, web server and workers, until Ctrl-C")
    .option("--port <n>", "where to listen, in place of PORT", wholeNumber)
    .option("--workers <n>", "worker processes; 0 where they run elsewhere", wholeNumber, 1)
    .action(async ({ port, workers }: { port?: number; workers: number }) => {
      const stopped = untilToldToStop();
      const env = readEnv();
      const house = await openHouse(port ? { ...env, PORT: port } : env, workers);
      print(`GIQA Studio is at ${house.address}  (Ctrl-C stops it)`, {});
      await stopped;
      tell("Stopping: letting what is under way end ...");
      await house.stop();
      process.exit(0);
    });
}

/** A whole number from 0 on, or wrong use. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");

  return Number(text);
}
