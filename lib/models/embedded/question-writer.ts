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
  texture: { good: "rich in texture", bad: "poor in texture", noun: "texture" },
  exposure: { good: "well exposed", bad: "badly exposed", noun: "exposure" },
  noise: { good: "free of noise", bad: "noisy", noun: "noise level" },
  contrast: { good: "rich in contrast", bad: "flat", noun: "contrast" },
  colour: { good: "vivid in colour", bad: "dull in colour", noun: "colour" },
  compression: { good: "free of artifacts", bad: "blocky", noun: "compression quality" },
  other: { good: "of good quality", bad: "of poor quality", noun: "quality" },
};

/** Grounded objects first; of an object the first thing said, then the next, so that questions are about many things. */
function questionsOf({ description, tags, binary, open }: QuestionsAsked, lexicon: Lexicon): WrittenQuestion[] {
  const sayings = inTurn(sayingsOf(tags, { description, lexicon }), description);

  return [...binariesOf(sayings, binary), ...opensOf(sayings, open)];
}

function inTurn(sayings: readonly Saying[], description: string): Saying[] {
  const grounded = description.toLowerCase();
  const isGrounded = ({ object }: Saying) => {
    const name = object.replace(/^the /, "").toLowerCase();

    return grounded.includes(`[${name}]`) || grounded.includes(` ${name}]`);
  };
  const turnOf = (saying: Saying) => sayings.filter(({ object }) => object === saying.object).indexOf(saying);

  return sayings
    .map((saying, at) => ({ saying, at, turn: turnOf(saying), rank: isGrounded(saying) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || a.turn - b.turn || a.at - b.at)
    .map(({ saying }) => saying);
}

/** As many answered Yes as No, as far as what is said allows; none twice. */
function binariesOf(sayings: readonly Saying[], most: number): WrittenQuestion[] {
  const written: WrittenQuestion[] = [];
  const asked = new Set<string>();
  for (const saying of sayings) {
    if (written.length >= most) break;
    const yeses = written.filter(({ answer }) => answer === "Yes").length;
    const wantsYes = 2 * yeses <= written.length;
    const pair = !saying.holds || wantsYes ? asSaid(saying) : (opposite(saying, sayings) ?? asSaid(saying));
    if (asked.has(pair.question)) continue;
    asked.add(pair.question);
    written.push(pair);
  }

  return written;
}

function opensOf(sayings: readonly Saying[], most: number): WrittenQuestion[] {
  const written: WrittenQuestion[] = [];
  const asked = new Set<string>();
  for (const saying of sayings) {
    if (written.length >= most) break;
    const kinds = [what(saying, sayings), how(saying), why(saying)];
    const turn = written.length % kinds.length;
    const pair = [...kinds.slice(turn), ...kinds.slice(0, turn)].find(({ question }) => !asked.has(question));
    if (!pair) continue;
    asked.add(pair.question);
    written.push(pair);
  }

  return written;
}

/** Asks whether it is as the description says. */
function asSaid({ object, isPlural, words, form, holds }: Saying): WrittenQuestion {
  const questions: Readonly<Record<Saying["form"], string>> = {
    is: `${isPlural ? "Are" : "Is"} ${object} ${words}?`,
    has: `${isPlural ? "Do" : "Does"} ${object} have ${words}?`,
    can: `Can ${object} ${words}?`,
    does: `${isPlural ? "Do" : "Does"} ${object} ${words}?`,
  };

  return { kind: "binary", question: questions[form], answer: holds ? "Yes" : "No" };
}

/** Asks for the opposite of what is said; null where something else that is said would make it true. */
function opposite({ object, isPlural, effect, dimension }: Saying, all: readonly Saying[]): WrittenQuestion | null {
  const isMixed = all.some((one) => one.object === object && one.dimension === dimension && one.effect !== effect);
  if (isMixed) return null;
  const { good, bad } = SIDES[dimension];

  return {
    kind: "binary",
    question: `${isPlural ? "Are" : "Is"} ${object} ${effect === "positive" ? bad : good}?`,
    answer: "No",
  };
}

/** Answered by every object of which the same is said. */
function what(saying: Saying, all: readonly Saying[]): WrittenQuestion {
  const { words, form, holds } = saying;
  const objects = all
    .filter((one) => one.words === words && one.form === form && one.holds === holds)
    .map(({ object }) => object);

  return { kind: "what", question: whatQuestion(saying), answer: capital(listed([...new Set(objects)])) };
}

function whatQuestion({ words, form, holds }: Saying): string {
  const questions: Readonly<Record<Saying["form"], string>> = {
    is: `What is ${holds ? "" : "not "}${words} in the image?`,
    has: `What has ${holds ? "" : "no "}${words} in the image?`,
    can: `What ${holds ? "can" : "cannot"} ${words} in the image?`,
    does: holds ? `What ${thirdPerson(words)} in the image?` : `What does not ${words} in the image?`,
  };

  return questions[form];
}

function how(saying: Saying): WrittenQuestion {
  const { object, isPlural, dimension } = saying;
  const question =
    dimension === "other"
      ? `How ${isPlural ? "do" : "does"} ${object} look?`
      : `How is the ${SIDES[dimension].noun} of ${object}?`;

  return { kind: "how", question, answer: capital(howAnswer(saying)) };
}

function howAnswer(saying: Saying): string {
  const { words, form, holds } = saying;
  if (form === "is") return holds ? words.replace(/^of (\w+) quality$/, "$1") : `not ${words}`;

  return form === "has" && (!holds || words.includes(" ")) ? `${holds ? "" : "no "}${words}` : clauseOf(saying);
}

function why(saying: Saying): WrittenQuestion {
  const { object, isPlural, effect } = saying;
  const question = `Why ${isPlural ? "do" : "does"} ${object} look ${effect === "positive" ? "good" : "poor"} in quality?`;

  return { kind: "why", question, answer: `Because ${clauseOf(saying)}` };
}

/** What is said, as a clause: `they are not sharp`. */
function clauseOf({ isPlural, words, form, holds }: Saying): string {
  const [pronoun, be, have] = isPlural ? ["they", "are", "have"] : ["it", "is", "has"];
  const clauses: Readonly<Record<Saying["form"], string>> = {
    is: `${be} ${holds ? "" : "not "}${words}`,
    has: `${have} ${holds ? "" : "no "}${words}`,
    can: `${holds ? "can" : "cannot"} ${words}`,
    does: holds ? (isPlural ? words : thirdPerson(words)) : `${isPlural ? "do" : "does"} not ${words}`,
  };

  return `${pronoun} ${clauses[form]}`;
}

/** `stand out` → `stands out`. */
function thirdPerson(words: string): string {
  const [verb, ...rest] = words.split(" ");

  return [`${verb}s`, ...rest].join(" ");
}

function listed(objects: readonly string[]): string {
  const last = objects.at(-1) ?? "";

  return objects.length > 1 ? `${objects.slice(0, -1).join(", ")} and ${last}` : last;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
