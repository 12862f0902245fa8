import type { Engine } from "#lib/domain/engine.ts";
import type { BoxDetector, Picture } from "#lib/pipeline/ports.ts";
import type { OnnxSession } from "../onnx/session.ts";
import { detectAll, type Seen } from "./nanodet.ts";
import type { Reach } from "./reach.ts";
import { stuffIn } from "./stuff.ts";

export interface DetectorParts {
  readonly engine: Engine;
  readonly session: OnnxSession;
  readonly reach: Reach;
}

/** Nothing under this score is kept of a picture, whatever a recipe asks. */
const LEAST = 0.1;
/** Boxes of one phrase, as Grounding DINO rarely gives more. */
const MOST = 12;

/**
 * Finds phrases among the eighty classes of COCO that they reach, else sky, vegetation and background by marked rules.
 * What it cannot see it says nothing of: no box rather than a wrong one.
 */
export function embeddedDetector({ engine, session, reach }: DetectorParts): BoxDetector {
  const seen = new WeakMap<Picture, Promise<Seen[]>>();

  return {
    engine,
    detect: async (...[picture, phrase, thresholds, signal]) => {
      const reached = reach(phrase);
      if (reached.length === 0) return (await stuffIn(picture, phrase)).filter(({ score }) => score >= thresholds.box);
      const all = seen.get(picture) ?? detectAll(session, picture, { least: LEAST, signal });
      seen.set(picture, all);
      all.catch(() => seen.delete(picture));

      return (await all)
        .slice()
        .flatMap(({ label, score, box }) => {
          const route = reached.find((one) => one.label === label)?.route;

          return route !== undefined && score >= thresholds.box ? [{ box, score, route }] : [];
        })
        .slice(0, MOST);
    },
  };
}
