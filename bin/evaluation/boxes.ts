import { type BoxScore, type ComparedBoxes, rightBoxes, scoreBoxes } from "#lib/domain/box-score.ts";
import type { Box } from "#lib/domain/geometry.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { MarkedPhrase } from "#lib/formats/evaluation-set.ts";
import { detectBoxes } from "#lib/pipeline/detect-boxes.ts";
import type { BoxDetector, Picture } from "#lib/pipeline/ports.ts";

/** A phrase with a box that is wrong, or without one that was drawn. */
export interface BoxErrorShown extends ComparedBoxes {
  readonly photo: string;
  readonly phrase: string;
  readonly kind: string;
  /** Positions among the found boxes that are wrong, and how the engine came to them. */
  readonly wrong: readonly { readonly at: number; readonly route: string }[];
  readonly missed: number;
}

/** How well a detector finds what phrases mean: all phrases, and those of each kind. */
export interface BoxFigures {
  readonly parts: Readonly<Record<string, BoxScore>>;
  readonly millisecondsAPhrase: number;
  readonly errors: readonly BoxErrorShown[];
}

interface Asked {
  readonly detector: BoxDetector;
  readonly recipe: Pick<Recipe, "boxThreshold" | "textThreshold">;
  readonly pictureOf: (photo: string) => Promise<Picture>;
}

type Compared = MarkedPhrase & { readonly compared: ComparedBoxes; readonly routes: readonly string[] };

/** Asks the detector for each photo's phrases as the pipeline does, and counts. */
export async function evaluateBoxes(rows: readonly MarkedPhrase[], asked: Asked): Promise<BoxFigures> {
  const photos = Map.groupBy(rows, ({ photo }) => photo);
  const compared: Compared[] = [];
  let milliseconds = 0;
  for (const [photo, phrases] of photos) {
    const picture = await asked.pictureOf(photo);
    const from = performance.now();
    compared.push(...(await comparedIn(picture, phrases, asked)));
    milliseconds += performance.now() - from;
  }
  const kinds = Map.groupBy(compared, ({ kind }) => kind);
  const score = (some: readonly Compared[]) => scoreBoxes(some.map((one) => one.compared));

  return {
    parts: { all: score(compared), ...Object.fromEntries([...kinds].map(([kind, some]) => [kind, score(some)])) },
    millisecondsAPhrase: milliseconds / Math.max(1, rows.length),
    errors: compared.flatMap(errorIn),
  };
}

async function comparedIn(picture: Picture, rows: readonly MarkedPhrase[], asked: Asked): Promise<Compared[]> {
  const tags = rows.map(({ phrase }) => ({
    ...{ phrase, name: phrase, quality: "", effect: "positive" as const },
    span: { from: 0, to: phrase.length },
  }));
  const { detector, recipe } = asked;
  const { signal } = new AbortController();
  const { detected } = await detectBoxes(
    { picture, tags, detector, recipe: { ...recipe, detectWith: "phrase" } },
    signal,
  );

  return rows.map((row, at) => {
    const boxes = detected.find(({ tag }) => tag === at)?.boxes ?? [];
    const compared = { marked: row.boxes.map(boxOf), found: boxes.map(({ box }) => box) };

    return { ...row, compared, routes: boxes.map(({ route }) => route) };
  });
}

function boxOf([x1, y1, x2, y2]: readonly [number, number, number, number]): Box {
  return { x1, y1, x2, y2 };
}

function errorIn({ photo, phrase, kind, compared, routes }: Compared): BoxErrorShown[] {
  const right = rightBoxes(compared);
  const missed = compared.marked.length - right.length;
  const wrong = routes.flatMap((route, at) => (right.some((pair) => pair.found === at) ? [] : [{ at, route }]));

  return wrong.length + missed > 0 ? [{ photo, phrase, kind, ...compared, wrong, missed }] : [];
}
