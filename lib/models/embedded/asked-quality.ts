import type { Judgement, Lexicon } from "./lexicon.ts";
import type { Flaw } from "./patch-flaws.ts";

/** What words ask of a patch: that one of the flaws is seen, or that none is. */
export interface AskedQuality {
  readonly flaws: readonly Flaw[];
  readonly wanted: "seen" | "not seen";
  /** The words are about the whole, not about a side of it. */
  readonly isOfAll: boolean;
}

/** Other words for what the lexicon knows. */
const SAID_OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [/([a-z]+)-free\b/, "no $1"],
  [/\bfree (of|from)\b/, "no"],
  [/\b(correctly|properly|evenly|nicely|perfectly) (exposed|lit)\b/, "well $2"],
  [/\b(poorly|badly|insufficiently) (exposed|lit)\b|\b(low|little) (light|brightness)\b/, "dark"],
];

/** Words whose flaw the lexicon's dimensions do not tell. */
const BY_WORD: readonly (readonly [RegExp, readonly Flaw[]])[] = [
  [/over-?\s?sharpen|too sharp|\bhalos?\b|\bringing\b/, ["sharpening"]],
  [/over-?\s?saturat|(too|overly) (saturated|vivid|colou?rful|intense)|garish|gaudy|unnatural/, ["gaudy"]],
  [/\bgr[ae]y(ish)?\b|monochrom|colou?rless/, ["dull"]],
  [/\bcast\b|yellowish|greenish|bluish|reddish|discolou?red/, ["cast"]],
  [/pixelat|mosaic/, ["pixels"]],
  [/washed|faded/, ["flat", "dull", "bright"]],
  [/\bhaz[ey]|fog/, ["flat", "blur"]],
  [/under-?\s?exposed|underexposure|dark|dim\b|dimly|shadow|black|gloomy/, ["dark"]],
  [/over-?\s?exposed|overexposure|too bright|overly bright|blown|flare|glare|harsh/, ["bright"]],
];

/** Bright is not dark; of colours it is said otherwise, and too bright is something else. */
const BRIGHT = /^(?!.*(colou?r|\btoo\b|\boverly\b)).*\b(bright|luminous)\b/;

/** What the words ask about; words that say nothing known ask about the whole. */
export function askedIn(quality: string, lexicon: Lexicon): AskedQuality[] {
  const plain = ` ${quality.toLowerCase().replaceAll(/[,.;]/g, " ")} `;
  const text = SAID_OTHERWISE.reduce((said, [words, otherwise]) => said.replace(words, otherwise), plain);
  const isTurned = [...lexicon.negations].some((word) => text.includes(` ${word} `));
  const named = BY_WORD.filter(([words]) => words.test(text)).flatMap(([, flaws]) => flaws);
  if (BRIGHT.test(text)) return [{ flaws: ["dark"], wanted: isTurned ? "seen" : "not seen", isOfAll: false }];
  if (named.length > 0) return [{ flaws: named, wanted: isTurned ? "not seen" : "seen", isOfAll: false }];

  const asked = judgementsIn(text, lexicon, isTurned ? "turned" : "straight").map(askedOf);
  const ofSides = asked.filter(({ isOfAll }) => !isOfAll);

  return ofSides.length > 0 ? ofSides : asked.slice(0, 1);
}

function askedOf({ dimension, effect }: Judgement): AskedQuality {
  const flaws = OF_DIMENSION[dimension];

  return { flaws, wanted: effect === "positive" ? "not seen" : "seen", isOfAll: dimension === "other" };
}

const OF_DIMENSION: Readonly<Record<Judgement["dimension"], readonly Flaw[]>> = {
  sharpness: ["blur"],
  texture: ["blur"],
  exposure: ["dark", "bright"],
  noise: ["noise"],
  contrast: ["flat"],
  colour: ["dull"],
  compression: ["blocks", "pixels"],
  other: ["blur", "noise", "blocks", "pixels", "dark", "bright"],
};

function judgementsIn(text: string, lexicon: Lexicon, way: "straight" | "turned"): Judgement[] {
  const { judgements, attributes, flaws, fewer } = lexicon;
  const has = (word: string) => text.includes(` ${word} `);
  const turn = ({ dimension, effect }: Judgement): Judgement =>
    way === "straight" ? { dimension, effect } : { dimension, effect: effect === "positive" ? "negative" : "positive" };
  const isFewer = [...fewer].some(has) || /\b(los|lack|miss)/.test(text);
  const said = [...judgements].filter(([words]) => has(words));
  const isOfSaying = (word: string) => said.some(([words]) => words !== word && ` ${words} `.includes(` ${word} `));
  const sides = [...attributes]
    .filter(([word]) => has(word) && !isOfSaying(word))
    .map(([, dimension]): Judgement => ({ dimension, effect: isFewer ? "negative" : "positive" }));
  const faults = [...flaws]
    .filter(([word]) => has(word))
    .map(([, dimension]): Judgement => ({ dimension, effect: isFewer || way === "turned" ? "positive" : "negative" }));
  const known = sides.length + faults.length > 0 ? [...sides, ...faults] : said.map(([, one]) => turn(one));

  return known.length > 0 ? known : [turn({ dimension: "other", effect: "positive" })];
}
