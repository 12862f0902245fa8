import type { Engine } from "#lib/domain/engine.ts";
import { coverage, iou } from "#lib/domain/geometry.ts";
import type { DetectedBox } from "#lib/domain/trace.ts";
import type { BoxDetector, Picture } from "#lib/pipeline/ports.ts";
import type { OnnxSession } from "../onnx/session.ts";
import { countOf } from "./head-noun.ts";
import { detectAll, type Seen } from "./nanodet.ts";
import type { Reach, Reached } from "./reach.ts";
import { stuffIn } from "./stuff.ts";
import { sidesIn, towards } from "./where-said.ts";

export interface DetectorParts {
  readonly engine: Engine;
  readonly session: OnnxSession;
  readonly reach: Reach;
}

/** Nothing under this score is kept of a picture, whatever a recipe asks. */
const LEAST = 0.1;
/** Boxes of one phrase, as Grounding DINO rarely gives more. */
const MOST = 12;
/** Of one thing that a phrase speaks of, what scores nearly as well as the best may be it too: the patches decide. */
const NEARLY = 0.75;
/** Boxes that share so much, or of which one lies in the other, are one thing seen twice. */
const SAME_THING = 0.5;
const WITHIN = 0.85;
/** What lies where something else scores so many times better is that: a dog, and not a cat. */
const SAME_PLACE = 0.6;
const CLEARLY = 1.4;

/**
 * Finds phrases among the eighty classes of COCO that they reach, else sky, vegetation and background by marked rules.
 * What it cannot see it says nothing of: no box rather than a wrong one.
 */
export function embeddedDetector({ engine, session, reach }: DetectorParts): BoxDetector {
  const seen = new WeakMap<Picture, Promise<Seen[]>>();

  return {
    engine,
    detect: async (...[picture, phrase, thresholds, signal]) => {
      const reached = await reach(phrase, signal);
      if (reached.length === 0) return (await stuffIn(picture, phrase)).filter(({ score }) => score >= thresholds.box);
      const all = seen.get(picture) ?? detectAll(session, picture, { least: LEAST, signal });
      seen.set(picture, all);
      all.catch(() => seen.delete(picture));
      const found = thingsIn(await all, reached).filter(({ score }) => score >= thresholds.box);

      return meant(found, phrase, picture);
    },
  };
}

/** The boxes of the classes, the best first; what is seen twice in one place is one thing, and of the better class. */
function thingsIn(seen: readonly Seen[], reached: readonly Reached[]): DetectedBox[] {
  const things: DetectedBox[] = [];
  const routeOf = ({ label }: Seen) => reached.find((one) => one.label === label)?.route;
  const others = seen.filter((one) => routeOf(one) === undefined);
  for (const one of seen) {
    const { score, box } = one;
    if (others.some((other) => other.score > CLEARLY * score && iou(other.box, box) > SAME_PLACE)) continue;
    const route = routeOf(one);
    const isKnown = things.some((thing) => iou(thing.box, box) > SAME_THING || coverage(thing.box, box) > WITHIN);
    if (route !== undefined && !isKnown) things.push({ box, score, route });
  }

  return things;
}

/** As many of the boxes as the phrase speaks of, on the side that it names. */
function meant(found: readonly DetectedBox[], phrase: string, { size }: Picture): DetectedBox[] {
  const [count, sides] = [countOf(phrase), sidesIn(phrase)];
  const near = towards(found, sides, size);
  if (count === "several") return near.slice(0, MOST);
  if (count > 1 || sides.length > 0) return near.slice(0, count);
  const best = near[0]?.score ?? 0;

  return near.filter(({ score }) => score >= NEARLY * best).slice(0, MOST);
}
