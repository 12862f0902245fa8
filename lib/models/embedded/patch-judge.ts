import type { Engine } from "#lib/domain/engine.ts";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { PatchJudge, Picture, Pixels } from "#lib/pipeline/ports.ts";
import { type AskedQuality, askedIn } from "./asked-quality.ts";
import type { Brisque } from "./brisque.ts";
import type { Lexicon } from "./lexicon.ts";
import { type LightStatistics, lightOf } from "./light-statistics.ts";
import { type Finding, findingOf, type SeenPatch, seenPatch } from "./patch-flaws.ts";

export interface JudgeParts {
  readonly engine: Engine;
  readonly brisque: Brisque;
  readonly lexicon: Lexicon;
}

/** Smaller patches are widened to this: BRISQUE misjudges them, and statistics need their count. */
const LEAST_SIDE = 128;
/** Longest side at which a picture's own light is measured. */
const GLANCE = 256;
/** Short side from which on a picture is looked at from twice as far, as it does not fit a view otherwise. */
const VIEWED_AT = 512;

/**
 * Answers whether a patch looks as the words say, by measurements of what the words name: edges, noise, blocks, light,
 * contrast and colour; BRISQUE where they name nothing. A stand-in for a vision model, and no more.
 */
export function embeddedJudge({ engine, brisque, lexicon }: JudgeParts): PatchJudge {
  const lights = new WeakMap<Picture, Promise<LightStatistics>>();
  const lightAround = (picture: Picture) => {
    const known = lights.get(picture) ?? picture.fitted(GLANCE).then(lightOf);
    lights.set(picture, known);
    known.catch(() => lights.delete(picture));

    return known;
  };

  return {
    engine,
    judge: async (...[picture, box, question, signal]) => {
      signal.throwIfAborted();
      const { width, height } = picture.size;
      const pixels = await picture.crop(widened(box, picture.size));
      const away = Math.max(1, Math.round(Math.min(width, height) / VIEWED_AT));
      const patch = seenPatch(pixels, await lightAround(picture), away);
      const answers = askedIn(question.quality, lexicon).map((asked) => answerTo(asked, { patch, pixels, brisque }));
      const probability = answers.reduce((sum, { chance }) => sum + chance, 0) / answers.length;

      return {
        question: question.text,
        answer: probability >= 0.5 ? "yes" : "no",
        probability,
        because: [...new Set(answers.map(({ because }) => because))].join("; "),
      };
    },
  };
}

function widened(box: Box, { width, height }: Size): Box {
  const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  const side = (length: number, most: number) => Math.min(most, Math.max(length, LEAST_SIDE)) / 2;
  const [across, down] = [side(box.x2 - box.x1, width), side(box.y2 - box.y1, height)];
  const [cx, cy] = [Math.min(Math.max(x, across), width - across), Math.min(Math.max(y, down), height - down)];

  return { x1: cx - across, y1: cy - down, x2: cx + across, y2: cy + down };
}

interface Judged {
  readonly patch: SeenPatch;
  readonly pixels: Pixels;
  readonly brisque: Brisque;
}

/** How likely the answer is yes: of a side by its worst flaw, of the whole by that and BRISQUE together. */
function answerTo({ flaws, wanted, isOfAll }: AskedQuality, { patch, pixels, brisque }: Judged): Finding {
  const findings = flaws.map((flaw) => findingOf(flaw, patch));
  const worst = findings.reduce((a, b) => (b.chance > a.chance ? b : a));
  const whole = isOfAll ? wholeOf(brisque(pixels)) : worst;
  const chance = (worst.chance + whole.chance) / 2;
  const because = (isOfAll ? [whole, worst] : findings).map((one) => one.because).join(", ");

  return { chance: wanted === "seen" ? chance : 1 - chance, because };
}

/** BRISQUE's score between good and bad; of a flat patch it is undefined: neither. */
const UNDECIDED = 42;
const SOFTNESS = 8;

function wholeOf(score: number | null): Finding {
  if (score === null) return { chance: 0.5, because: "BRISQUE undefined (flat)" };

  return { chance: 1 / (1 + Math.exp((UNDECIDED - score) / SOFTNESS)), because: `BRISQUE ${score.toFixed(0)}` };
}
