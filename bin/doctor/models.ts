import { Refusal } from "#lib/domain/refusal.ts";
import { type Env, weightsFolder } from "#lib/env.ts";
import { translate } from "#lib/messages/translate.ts";
import { ggufFile, sha256Of } from "#lib/models/gguf/file.ts";
import { llamaRuntime, openLlama } from "#lib/models/gguf/runtime.ts";
import { SMALL_MODEL, smallModelIn } from "#lib/models/gguf/small-model.ts";
import { openGroundingDino } from "#lib/models/grounding-dino/detector.ts";
import { groundingDinoFolder, wholePrecisions } from "#lib/models/grounding-dino/weights.ts";
import { type Finding, good, messageOf, missing, wrong } from "./check.ts";

const NAME = "GGUF in the process";

/** Does llama.cpp run here, and is the file of GIQA_GGUF one? */
export async function checkGguf({ GIQA_GGUF: path }: Env): Promise<Finding> {
  try {
    await (await openLlama(await llamaRuntime())).dispose();
    if (!path) return good(NAME, "llama.cpp runs; no model is set (GIQA_GGUF)");

    return good(NAME, `llama.cpp runs; ${(await ggufFile(path)).path}`);
  } catch (error) {
    const found = error instanceof Refusal ? translate(error.code, error.parameters) : messageOf(error);

    return path
      ? wrong(NAME, found, "npm ci; set GIQA_GGUF to a GGUF’s path")
      : missing(NAME, found, "npm ci (without --omit=optional)");
  }
}

/** Is Grounding DINO there, and does it open? Only recipes that ask it need it; they fetch it themselves. */
export async function checkDetector(env: Env): Promise<Finding> {
  const name = "Grounding DINO";
  const fetch = "npm run -s giqa -- weights fetch grounding-dino";
  const folder = env.GIQA_GROUNDING_DINO ?? groundingDinoFolder(weightsFolder(env));
  const mend = env.GIQA_GROUNDING_DINO ? "set GIQA_GROUNDING_DINO to the folder of an export" : fetch;
  const whole = await wholePrecisions(folder);
  if (whole.length === 0) {
    const found = `no whole export in ${folder}; only recipes that ask it need it`;

    return env.GIQA_GROUNDING_DINO ? wrong(name, found, mend) : missing(name, found, mend);
  }
  try {
    await (await openGroundingDino(folder, whole[0])).close();

    return good(name, `${folder} opens, ${whole.join(", ")}`);
  } catch (error) {
    return wrong(name, messageOf(error), mend);
  }
}

/** Is the small model there that tests ask? Only they need it. */
export async function checkSmallModel(env: Env): Promise<Finding> {
  const name = "Small language model";
  const fetch = "npm run -s giqa -- weights fetch smollm2";
  const folder = weightsFolder(env);
  const file = smallModelIn(folder);
  if (!file) return missing(name, `not in ${folder}; only tests need it`, fetch);

  return (await sha256Of(file)) === SMALL_MODEL.sha256
    ? good(name, `${file}, hash is right`)
    : wrong(name, `${file} is not the file that it was`, `rm ${file} && ${fetch}`);
}
