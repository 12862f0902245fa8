import type { Engine } from "#lib/domain/engine.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { log } from "#lib/log.ts";
import type { Progress } from "../hub-download.ts";
import { NotFetched } from "../hub-file.ts";
import { type GroundingDino, openGroundingDino } from "./detector.ts";
import { fetchGroundingDino, Precision } from "./weights.ts";

/** What this installation has of the model: a folder of its own, else what is fetched into its folder of weights. */
export interface GroundingDinoPlaces {
  readonly groundingDino: string | null;
  /** Null: nothing is fetched. */
  readonly weights: FetchedWeights | null;
}

/** Where weights are fetched from and to; the signal breaks it off, to be gone on with. */
export interface FetchedWeights {
  readonly folder: string;
  readonly hub: string | null;
  readonly signal: AbortSignal;
}

const BY = "GIQA_GROUNDING_DINO";

/** The model as the engine's revision names it, `fp16` or `fp16@<revision at the hub>`: opened, and fetched on first use. */
export async function groundingDinoHere(
  { name, revision: named }: Engine,
  { groundingDino, weights }: GroundingDinoPlaces,
): Promise<GroundingDino> {
  const [first, revision = "main"] = named.split("@");
  const precision = Precision.catch("fp32").parse(first);
  if (groundingDino) return openedFrom(groundingDino, { name, precision });
  if (!weights) throw new Refusal("engine-not-set", { engine: name, by: BY });
  const asked = { hub: weights.hub, weights: weights.folder, revision, precision, tell: toldInSteps() };
  try {
    const { folder } = await fetchGroundingDino(asked, weights.signal);

    return await openGroundingDino(folder, precision);
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    throw new Refusal("engine-weights-not-fetched", { engine: name, why: error.message, by: BY });
  }
}

async function openedFrom(
  folder: string,
  { name, precision }: { readonly name: string; readonly precision: Precision },
): Promise<GroundingDino> {
  try {
    return await openGroundingDino(folder, precision);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" || !path) throw error;
    throw new Refusal("engine-weights-not-fetched", { engine: name, why: `there is no file ${path}`, by: BY });
  }
}

/** Logs how far a download is, at every twentieth part. */
function toldInSteps(): (progress: Progress) => void {
  let last = "";

  return ({ path, received, bytes }) => {
    const step = bytes === null ? "" : `${path} ${Math.floor((20 * received) / bytes)}`;
    if (step === last) return;
    last = step;
    log.info({ event: "weights.fetching", path, received, bytes });
  };
}
