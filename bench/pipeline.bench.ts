import { readFile } from "node:fs/promises";
import path from "node:path";
import { newId } from "#lib/domain/ids.ts";
import type { StageName } from "#lib/domain/trace.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import { enginesOf } from "#lib/models/engines.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { shippedRecipe } from "#lib/pipeline/recipes.ts";
import { suggest } from "#lib/pipeline/suggest.ts";
import { type Figure, median, rounded } from "./figure.ts";

const ROUNDS = 5;

interface Clock {
  milliseconds: number;
}

/** Row 13: our own time an item, all but engines and decoding, against the embedded engines' on the same pictures. */
export async function pipeline(): Promise<Figure[]> {
  const recipe = shippedRecipe("embedded");
  if (!recipe) throw new Error("no recipe ships under this name");
  const items = await demoItems();
  const loaded = await enginesOf(recipe);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(items, loaded));
  await loaded.close();
  const middle = (of: (round: Round) => number) => rounded(median(rounds.map(of)) / items.length);
  const [own, engines] = [middle((round) => round.own), middle((round) => round.engines)];
  const perSecond = rounded(1000 / middle((round) => round.total));

  return [
    {
      row: "13 pipeline: our own time an item",
      unit: "ms",
      ours: own,
      against: { name: "embedded engines, same pictures", value: engines },
      ratio: rounded(own / engines),
      goal: "≤ 0.1",
      met: own / engines <= 0.1,
      details: {
        items: items.length,
        rounds: ROUNDS,
        "decoding, ms an item": middle((round) => round.decoding),
        ...Object.fromEntries(
          Object.keys(rounds[0]?.stages ?? {}).map((stage) => [
            `${stage}, ms an item`,
            middle((round) => round.stages[stage as StageName] ?? 0),
          ]),
        ),
      },
    },
    {
      row: "embedded pipeline, items a second on one core, one after another",
      unit: "items/s",
      ours: perSecond,
      ...{ against: null, ratio: null, goal: "said", met: null },
      details: { items: items.length },
    },
  ];
}

interface Item {
  readonly description: string;
  readonly bytes: Buffer;
}

async function demoItems(): Promise<Item[]> {
  const rows = JSON.parse(await readFile("assets/demo/q-pathway.json", "utf8")) as {
    image: string;
    conversations: { value: string }[];
  }[];

  return Promise.all(
    rows.map(async ({ image, conversations }) => ({
      description: conversations[1]?.value ?? "",
      bytes: await readFile(path.join("assets/demo/images", image)),
    })),
  );
}

interface Round {
  readonly total: number;
  readonly own: number;
  readonly engines: number;
  readonly decoding: number;
  readonly stages: Partial<Record<StageName, number>>;
}

async function oneRound(items: readonly Item[], loaded: Engines): Promise<Round> {
  const recipe = shippedRecipe("embedded");
  if (!recipe) throw new Error("no recipe ships under this name");
  const inEngines: Clock = { milliseconds: 0 };
  let decoding = 0; // opening alone: pixels are decoded when an engine asks for them, in its time
  const engines = timedEngines(loaded, inEngines);
  const stages: Partial<Record<StageName, number>> = {};
  const from = performance.now();
  for (const { description, bytes } of items) {
    const began = performance.now();
    const picture = await openPicture(bytes, { sha256: "" });
    decoding += performance.now() - began;
    const asked = { itemId: newId<"Item">(), description, picture, recipe, engines, newProposalId: newId<"Proposal"> };
    const { trace } = await suggest(asked, new AbortController().signal);
    for (const { stage, seconds } of trace.stages) stages[stage] = (stages[stage] ?? 0) + seconds * 1000;
  }
  const total = performance.now() - from;

  return { total, stages, decoding, engines: inEngines.milliseconds, own: total - inEngines.milliseconds - decoding };
}

function timedEngines({ tags, boxes, judge, questions }: Engines, clock: Clock): Engines {
  const timed = async <T>(call: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    try {
      return await call();
    } finally {
      clock.milliseconds += performance.now() - from;
    }
  };

  return {
    tags: { engine: tags.engine, extract: (...asked) => timed(() => tags.extract(...asked)) },
    boxes: { engine: boxes.engine, detect: (...asked) => timed(() => boxes.detect(...asked)) },
    judge: { engine: judge.engine, judge: (...asked) => timed(() => judge.judge(...asked)) },
    questions: { engine: questions.engine, write: (...asked) => timed(() => questions.write(...asked)) },
  };
}
