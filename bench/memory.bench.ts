import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import sharp from "sharp";
import { openDatabase } from "#lib/db/open.ts";
import { environmentWith } from "#lib/env.ts";
import { type Program as Spawned, workerProgram } from "../bin/launcher/children.ts";
import { type Figure, rounded } from "./figure.ts";

const PHOTOS = "assets/demo/images/demo";
const LIMIT = 512 * 2 ** 20;
/** So many times as many items, so much more memory at most. */
const MORE_ITEMS = 10;
const MORE_MEMORY = 1.1;
const FEW = 1000;
const ITEMS_A_PICTURE = 10;

/** Row 14: what import, run and export hold in memory at most, at a thousand items and at ten thousand. */
export async function memory(): Promise<Figure[]> {
  const few = await peaksAt(FEW);
  const many = await peaksAt(FEW * MORE_ITEMS);

  return (Object.keys(few) as Program[]).flatMap((program) => figuresOf(program, few[program], many[program]));
}

type Program = "import" | "run (a worker)" | "export";
type Peaks = Readonly<Record<Program, number>>;

function figuresOf(program: Program, few: number, many: number): Figure[] {
  const mib = (bytes: number) => rounded(bytes / 2 ** 20);

  return [
    {
      row: `14 memory of ${program}, ${FEW * MORE_ITEMS} items`,
      unit: "MiB",
      ours: mib(many),
      against: { name: "limit", value: mib(LIMIT) },
      ratio: rounded(many / LIMIT),
      ...{ goal: "≤ 1", met: many <= LIMIT, details: {} },
    },
    {
      row: `14 memory of ${program}, ${FEW * MORE_ITEMS} items against ${FEW}`,
      unit: "MiB",
      ours: mib(many),
      against: { name: `${FEW} items`, value: mib(few) },
      ratio: rounded(many / few),
      ...{ goal: `≤ ${MORE_MEMORY}`, met: many / few <= MORE_MEMORY, details: {} },
    },
  ];
}

async function peaksAt(items: number): Promise<Peaks> {
  const folder = await mkdtemp(path.join(tmpdir(), "giqa-memory-"));
  const database = await openDatabase({ url: undefined, data: path.join(folder, "data") });
  const place = { folder, url: database.url };
  try {
    await plant(folder, items);
    const labels = path.join(folder, "labels.json");
    const ofImport = await giqa(place, ["import", "q-pathway", labels, "--images", folder, "--project", "Memory"]);
    const worker = begin(place, workerProgram("worker"));
    await giqa(place, ["run", "start", "--project", "Memory", "--recipe", "embedded", "--wait"]);
    worker.program.kill("SIGTERM");
    const ofWorker = await worker.peak;
    const out = path.join(folder, "out");

    return {
      import: ofImport,
      "run (a worker)": ofWorker,
      export: await giqa(place, ["export", "--project", "Memory", "--format", "giqa", "--out", out]),
    };
  } finally {
    await database.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Label rows about small pictures of the demo's photos, each another cut, with a sentence that tells the rows apart. */
async function plant(folder: string, items: number): Promise<void> {
  const names = (await readdir(PHOTOS)).filter((name) => name.endsWith(".jpg"));
  const photos = await Promise.all(names.map((name) => readFile(path.join(PHOTOS, name))));
  await mkdir(path.join(folder, "cuts"));
  const rows: object[] = [];
  for (let picture = 0; picture < items / ITEMS_A_PICTURE; picture++) {
    const photo = photos[picture % photos.length];
    const image = `cuts/${String(picture).padStart(6, "0")}.jpg`;
    const turned = sharp(photo)
      .resize(360, 240, { fit: "cover" })
      .modulate({ hue: picture % 360 });
    await writeFile(path.join(folder, image), await turned.jpeg().toBuffer());
    for (let item = 0; item < ITEMS_A_PICTURE; item++) rows.push(rowOf(image, item));
  }
  await writeFile(path.join(folder, "labels.json"), JSON.stringify(rows));
}

function rowOf(image: string, item: number): object {
  const text = `It was looked at ${item + 1} times. The cat is sharp, but the background is blurry. The sky is overexposed.`;

  return {
    image,
    id: `${path.basename(image, ".jpg")}_reader${item}`,
    conversations: [
      { from: "human", value: "Describe and evaluate the quality of the image.\n<image>" },
      { from: "gpt", value: text },
    ],
    type: null,
    qtype: null,
  };
}

interface Place {
  readonly folder: string;
  readonly url: string;
}

function giqa(place: Place, args: readonly string[]): Promise<number> {
  const name = `giqa ${args[0]}`;

  return begin(place, {
    name,
    args: ["--max-semi-space-size=8", "--max-old-space-size=1024", "bin/giqa.mjs", ...args],
    values: {},
  }).peak;
}

/** Starts a program of ours; its peak of resident memory in bytes comes when it has ended. */
function begin({ folder, url }: Place, { name, args, values }: Spawned) {
  const file = path.join(folder, `peak-${Math.random()}`);
  const env = environmentWith({
    ...values,
    DATABASE_URL: url,
    GIQA_DATA: path.join(folder, "data"),
    NODE_OPTIONS: `--import=${pathToFileURL(path.resolve("bench/peak.mjs"))}?file=${encodeURIComponent(file)}`,
  });
  const program = spawn(process.execPath, args, {
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "ignore"],
  });
  const peak = once(program, "exit").then(async ([code]) => {
    if (code !== 0) throw new Error(`${name} ended with ${code}`);
    const [, bytes] = (await readFile(file, "utf8")).trim().split("\n").at(-1)?.split(" ") ?? [];

    return Number(bytes);
  });

  return { program, peak };
}
