import { Refusal } from "#lib/domain/refusal.ts";
import { fetchGroundingDino, Precision } from "#lib/models/grounding-dino/weights.ts";
import { NotFetched } from "#lib/models/hub-file.ts";
import { tell } from "../print.ts";
import { progressLines } from "./progress-lines.ts";

/** What is fetched, from where and whereto. */
export interface DetectorFetch {
  readonly hub: string | null;
  readonly weights: string;
  readonly revision: string;
  readonly file: string;
}

/** Brings Grounding DINO's export from the hub into the folder of weights, telling on stderr how far it is. */
export async function fetchDetector({ file, ...asked }: DetectorFetch): Promise<{ folder: string; fetched: string[] }> {
  const precision = Precision.safeParse(file);
  if (!precision.success) throw new Refusal("bad-input", { field: "file", problem: Precision.options.join(", ") });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new NotFetched("broken off; fetch again to go on")));

  return fetchGroundingDino({ ...asked, precision: precision.data, tell: progressLines(tell) }, stop.signal);
}
