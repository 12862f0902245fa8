import type { Command } from "commander";
import { buildIfChanged } from "../launcher/build.ts";
import { print } from "../print.ts";

/** `giqa build`: the web app for production, when its sources have changed. */
export function buildCommand(program: Command): void {
  program
    .command("build")
    .description("build the web app if its sources changed")
    .action(async () => {
      const built = await buildIfChanged();
      print(built ? "Built." : "The build is that of these sources already.", {});
    });
}
