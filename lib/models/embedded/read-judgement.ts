import { opposite, type Reading, type Said, say, turned } from "./clause.ts";
import type { Piece } from "./piece.ts";
import { directionOf } from "./read-quality.ts";

const TAMED = /controlled|suppressed|handled/;

/** Says it of what the clause is about; of a flaw only that there is little of it. */
export function judged(reading: Reading, found: Said): void {
  const { clause } = reading;
  if (clause.flaw) {
    clause.stage = "predicate";
    if (clause.negation || TAMED.test(reading.description.slice(found.from, found.to))) lessen(reading);

    return;
  }
  if (clause.stage === "subject") Object.assign(clause, { stage: "predicate", verb: "be" });
  const now = throughSide(
    reading,
    turned(reading, isSoftLight(reading, found) ? { ...found, effect: "positive" } : found),
  );
  if (clause.excepted.length > 0) say(reading, clause.excepted, { ...now, effect: opposite(now.effect) });
  if (clause.things.length > 0) say(reading, clause.things, now);
  else if (clause.side || clause.isOnlooking || clause.head) clause.said = now;
  else reading.pending.push(now);
}

/** `Few details are visible`: little of it, whatever is said of that. */
function throughSide({ clause: { side }, lexicon }: Reading, said: Said): Said {
  const isFew = side !== null && directionOf(side, lexicon) === "negative";

  return isFew ? { from: side.start, to: side.to, effect: "negative" } : said;
}

/** Softness, a flaw of all else, is welcome in light. */
function isSoftLight({ clause, description }: Reading, { from, to }: Said): boolean {
  return /light/.test(clause.side?.name ?? "") && description.slice(from, to).toLowerCase() === "soft";
}

/** `The contrast of the sky is low`, `the noise on the wall is well controlled`. */
export function readDegree(reading: Reading, { from, to, isMore }: Extract<Piece, { kind: "degree" }>): void {
  const { side, flaw, verb } = reading.clause;
  const isGone = verb === "be" && /^(?:lost|missing|gone|absent)$/.test(reading.description.slice(from, to));
  if (flaw && !isMore) lessen(reading);
  else if (side || isGone) judged(reading, { from, to, effect: isMore ? "positive" : "negative" });
}

/** A flaw that is hardly there is none: what was said by it turns round. */
function lessen(reading: Reading): void {
  const { clause, tags, tagsBefore, description } = reading;
  const { flaw } = clause;
  clause.negation = null;
  if (!flaw) return;
  const quality = description.slice(flaw.from, flaw.to);
  for (const [n, tag] of tags.entries())
    if (n >= tagsBefore && tag.quality === quality && tag.effect === flaw.effect)
      tags[n] = { ...tag, effect: opposite(flaw.effect) };
  clause.flaw = { ...flaw, effect: opposite(flaw.effect) };
}
