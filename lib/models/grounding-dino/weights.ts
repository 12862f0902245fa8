import { access, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { download, type Progress } from "../hub-download.ts";
import { askHub, NotFetched, type RemoteFile } from "../hub-file.ts";
import { oneAtATime } from "../one-at-a-time.ts";

/** In which numbers the weights are published: about 690, 360 and 144 MB. */
export const Precision = z.enum(["fp32", "fp16", "q4f16"]);
export type Precision = z.infer<typeof Precision>;

/** The export that recipes name. */
const REPOSITORY = "onnx-community/grounding-dino-tiny-ONNX";
const BESIDE = ["config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json"];
const RECORD = "fetched.json";

/** Where weights come from and stand. */
export interface Fetching {
  /** The hub's address; null: none is asked. */
  readonly hub: string | null;
  /** Folder of all fetched weights. */
  readonly weights: string;
  readonly revision: string;
  readonly precision: Precision;
  readonly tell: (progress: Progress) => void;
}

/** What of a folder came from the hub, kept beside it: an interrupted or other fetch knows what it need not bring. */
const Fetched = z.object({
  repository: z.string(),
  files: z.record(
    z.string(),
    z.object({ revision: z.string(), commit: z.string().nullable(), etag: z.string().nullable() }),
  ),
});
type Fetched = z.infer<typeof Fetched>;

/** Where the weights stand once they are fetched. */
export function groundingDinoFolder(weights: string): string {
  return path.join(weights, "grounding-dino");
}

function filesOf(precision: Precision): string[] {
  return [...BESIDE, `onnx/model${precision === "fp32" ? "" : `_${precision}`}.onnx`];
}

/** In which numbers the export stands in the folder with all its files. */
export async function wholePrecisions(folder: string): Promise<Precision[]> {
  const isWhole = async (precision: Precision) =>
    (await Promise.all(filesOf(precision).map((name) => exists(path.join(folder, name))))).every(Boolean);
  const whole = await Promise.all(Precision.options.map(isWhole));

  return Precision.options.filter((_, at) => whole[at]);
}

/** Has the export stand in the folder of weights: the hub is asked only where something is missing. */
export async function fetchGroundingDino(
  asked: Fetching,
  signal: AbortSignal,
): Promise<{ folder: string; fetched: string[] }> {
  const folder = groundingDinoFolder(asked.weights);
  if (await isThere(folder, asked)) return { folder, fetched: [] };
  const { hub: url, revision } = asked;
  if (url === null) throw new NotFetched("this installation asks no hub (GIQA_HUB_URL is none)");

  return oneAtATime(folder, signal, async () => {
    if (await isThere(folder, asked)) return { folder, fetched: [] }; // another process brought it meanwhile
    const fetched: string[] = [];
    for (const name of filesOf(asked.precision)) {
      const remote = await askHub({ url, repository: REPOSITORY, revision, path: name }, signal);
      const known = await recordOf(folder);
      const isSame = remote.etag !== null && known?.files[name]?.etag === remote.etag;
      if (!(isSame && (await exists(path.join(folder, name))))) {
        await download({ remote, file: path.join(folder, name), tell: asked.tell }, signal);
        fetched.push(name);
      }
      await note(folder, { known, revision, remote });
    }

    return { folder, fetched };
  });
}

async function isThere(folder: string, { revision, precision }: Fetching): Promise<boolean> {
  const known = await recordOf(folder);
  const there = filesOf(precision).map(
    (name) => known?.files[name]?.revision === revision && exists(path.join(folder, name)),
  );

  return (await Promise.all(there)).every(Boolean);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function recordOf(folder: string): Promise<Fetched | null> {
  const text = await readFile(path.join(folder, RECORD), "utf8").catch(() => null);

  return text === null ? null : Fetched.parse(JSON.parse(text));
}

interface Noting {
  readonly known: Fetched | null;
  readonly revision: string;
  readonly remote: RemoteFile;
}

async function note(folder: string, { known, revision, remote }: Noting): Promise<void> {
  const { path: name, commit, etag } = remote;
  const files = { ...known?.files, [name]: { revision, commit, etag } };
  const file = path.join(folder, RECORD);
  await writeFile(`${file}.part`, `${JSON.stringify({ repository: REPOSITORY, files } satisfies Fetched, null, 2)}\n`);
  await rename(`${file}.part`, file);
}
