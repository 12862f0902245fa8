import type { Engine } from "#lib/domain/engine.ts";
import type { WrittenQuestion } from "#lib/domain/trace.ts";
import type { QuestionsAsked, QuestionWriter } from "#lib/pipeline/ports.ts";
import type { Dimension, Lexicon } from "./lexicon.ts";
import { type Saying, sayingsOf } from "./sayings.ts";

/** Writes questions by fixed patterns over what the tags say; nothing that the description does not say. */
export function embeddedWriter(engine: Engine, lexicon: Lexicon): QuestionWriter {
  return {
    engine,
    write: async (asked, signal) => {
      signal.throwIfAborted();

      return questionsOf(asked, lexicon);
    },
  };
}

/** What the opposite of a dimension's good side is called, and the good side itself. */
const SIDES: Readonly<Record<Dimension, { readonly good: string; readonly bad: string; readonly noun: string }>> = {
  sharpness: { good: "sharp", bad: "blurry", noun: "sharpness" },
  texture: { good: "rich in texture", bad: "blurry", noun: "texture" },
  exposure: { good: "well exposed", bad: "badly exposed", noun: "exposure" },
  noise: { good: "clean", bad: "noisy", noun: "noise level" },
  contrast: { good: "rich in contrast", bad: "flat", noun: "contrast" },
  colour: { good: "vivid in colour", bad: "dull in colour", noun: "colour" },
  compression: { good: "free of artifacts", bad: "blocky", noun: "compression quality" },
  other: { good: "of good quality", bad: "of poor quality", noun: "quality" },
};

/** Grounded objects first; of an object the first thing said, then the next, so that questions are about many things. */
function questionsOf({ description, tags, binary, open }: QuestionsAsked, lexicon: Lexicon): WrittenQuestion[] {
  const sayings = inTurn(sayingsOf(tags, lexicon), description);
  const askable = sayings.filter(({ object }) => object !== "");

  return [
    ...askable.slice(0, binary).map((saying, n) => (n % 2 === 0 ? yes(saying) : no(saying))),
    ...askable.slice(0, open).map((saying, n) => [what, how, why][n % 3]?.(saying) ?? how(saying)),
  ];
}

function inTurn(sayings: readonly Saying[], description: string): Saying[] {
  const grounded = description.toLowerCase();
  const isGrounded = ({ object }: Saying) => grounded.includes(`[${object.replace(/^the /, "")}]`);
  const turnOf = (saying: Saying) => sayings.filter(({ object }) => object === saying.object).indexOf(saying);

  return sayings
    .map((saying, at) => ({ saying, at, turn: turnOf(saying), rank: isGrounded(saying) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || a.turn - b.turn || a.at - b.at)
    .map(({ saying }) => saying);
}

function yes({ object, isPlural, quality, form }: Saying): WrittenQuestion {
  const question =
    form === "is"
      ? `${isPlural ? "Are" : "Is"} ${object} ${quality}?`
      : `${isPlural ? "Do" : "Does"} ${object} have ${quality}?`;

  return { kind: "binary", question, answer: "Yes" };
}

/** Asks for the opposite of what is said. */
function no({ object, isPlural, effect, dimension }: Saying): WrittenQuestion {
  const { good, bad } = SIDES[dimension];

  return {
    kind: "binary",
    question: `${isPlural ? "Are" : "Is"} ${object} ${effect === "positive" ? bad : good}?`,
    answer: "No",
  };
}

function what({ object, quality, form }: Saying): WrittenQuestion {
  const question = form === "is" ? `What is ${quality} in the image?` : `What has ${quality} in the image?`;

  return { kind: "what", question, answer: `${object.charAt(0).toUpperCase()}${object.slice(1)}` };
}

function how({ object, quality, dimension }: Saying): WrittenQuestion {
  return {
    kind: "how",
    question: `How is the ${SIDES[dimension].noun} of ${object}?`,
    answer: quality.charAt(0).toUpperCase() + quality.slice(1),
  };
}

function why({ object, isPlural, quality, form, effect }: Saying): WrittenQuestion {
  const verb = isPlural ? "do" : "does";
  const pronoun = isPlural ? "they" : "it";
  const is = isPlural ? "are" : "is";
  const has = isPlural ? "have" : "has";
  const judgement = effect === "positive" ? "good" : "poor";

  return {
    kind: "why",
    question: `Why ${verb} ${object} look ${judgement} in quality?`,
    answer: `Because ${pronoun} ${form === "is" ? is : has} ${quality}`,
  };
}
