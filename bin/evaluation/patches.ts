import { type ComparedVerdict, scoreVerdicts, type VerdictScore } from "#lib/domain/verdict-score.ts";
import type { MarkedPatch } from "#lib/formats/evaluation-set.ts";
import { passes } from "#lib/pipeline/filter-boxes.ts";
import type { PatchJudge, Picture } from "#lib/pipeline/ports.ts";

/** A patch that was judged wrongly; of the work part alone. */
export interface PatchErrorShown
  extends ComparedVerdict,
    Pick<MarkedPatch, "photo" | "distortions" | "seed" | "box" | "question"> {
  readonly because: string;
}

/** How well a judge answers of patches: the parts of the set, and of the part put aside each quality and severity. */
export interface PatchFigures {
  readonly parts: Readonly<Record<string, VerdictScore>>;
  readonly qualities: Readonly<Record<string, VerdictScore>>;
  /** By the most severe distortion put in, `0` for none. */
  readonly severities: Readonly<Record<string, VerdictScore>>;
  readonly millisecondsAPatch: number;
  readonly errors: readonly PatchErrorShown[];
}

interface Asked {
  readonly judge: PatchJudge;
  /** From which probability on a verdict is yes. */
  readonly yesFrom: number;
  readonly pictureOf: (photo: string, made: Pick<MarkedPatch, "distortions" | "seed">) => Promise<Picture>;
}

type Compared = MarkedPatch & ComparedVerdict & { readonly because: string };

/** Asks the judge of each patch, and counts. */
export async function evaluatePatches(rows: readonly MarkedPatch[], asked: Asked): Promise<PatchFigures> {
  const compared: Compared[] = [];
  let milliseconds = 0;
  for (const row of rows) {
    const picture = await asked.pictureOf(row.photo, row);
    const from = performance.now();
    compared.push(await comparedOf(row, picture, asked));
    milliseconds += performance.now() - from;
  }
  const heldOut = compared.filter(({ part }) => part === "held-out");

  return {
    parts: scoresBy(compared, ({ part }) => part),
    qualities: scoresBy(heldOut, ({ quality }) => quality),
    severities: scoresBy(heldOut, ({ distortions }) => String(Math.max(0, ...distortions.map((one) => one.severity)))),
    millisecondsAPatch: milliseconds / Math.max(1, rows.length),
    errors: compared.filter(({ part, answer, said }) => part === "work" && answer !== said).map(shown),
  };
}

async function comparedOf(row: MarkedPatch, picture: Picture, { judge, yesFrom }: Asked): Promise<Compared> {
  const [x1, y1, x2, y2] = row.box ?? [0, 0, picture.size.width, picture.size.height];
  const question = { quality: row.quality, text: row.question };
  const verdict = await judge.judge(picture, { x1, y1, x2, y2 }, question, new AbortController().signal);

  return { ...row, said: passes(verdict, yesFrom) ? "yes" : "no", because: verdict.because };
}

function scoresBy(compared: readonly Compared[], of: (one: Compared) => string): Record<string, VerdictScore> {
  return Object.fromEntries([...Map.groupBy(compared, of)].map(([name, some]) => [name, scoreVerdicts(some)]));
}

function shown({ photo, distortions, seed, box, question, answer, said, because }: Compared): PatchErrorShown {
  return { photo, distortions, seed, box, question, answer, said, because };
}
