import type { Command } from "commander";
import { readEnv } from "#lib/env.ts";
import { withContext } from "../context.ts";
import { plantDemo } from "../demo/plant-demo.ts";
import { openHouse } from "../launcher/house.ts";
import { untilToldToStop } from "../launcher/until-told-to-stop.ts";
import { tell } from "../print.ts";

/** `giqa demo`: the whole program with something in it, on a bare machine. */
export function demoCommand(program: Command): void {
  program
    .command("demo")
    .description("start everything and bring in the demo's project, until Ctrl-C")
    .action(async () => {
      const stopped = untilToldToStop();
      const house = await openHouse(readEnv(), 1);
      try {
        const planted = withContext({}, (ctx) => plantDemo(ctx, { address: house.address, tell }));
        await Promise.race([stopped, planted]);
        await stopped;
        tell("Stopping: letting what is under way end ...");
      } finally {
        await house.stop();
      }
      process.exit(0);
    });
}
