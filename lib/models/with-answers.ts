import { z } from "zod";
import type { Engine } from "#lib/domain/engine.ts";
import { type EngineUse, NO_USE } from "#lib/domain/engine-use.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { Tag } from "#lib/domain/tag.ts";
import { DetectedBox, PatchVerdict, WrittenQuestion } from "#lib/domain/trace.ts";
import type { BoxDetector, Engines } from "#lib/pipeline/ports.ts";
import type { Answers } from "./answers.ts";
import { type Metered, metered } from "./meter.ts";

interface Asked<Answer> {
  readonly port: string;
  readonly engine: Engine;
  /** All that the answer depends on besides the engine. */
  readonly question: object;
  readonly schema: z.ZodType<Answer>;
  readonly ask: () => Promise<Answer>;
}

/**
 * The same engines, each asked a question once, ever: same engine, model, revision and input, same answer. Tells of each
 * question whether it was asked and what it cost.
 */
export function withAnswers(
  { tags, boxes, judge, questions }: Engines,
  answers: Answers,
  tell: (use: EngineUse) => void = () => undefined,
): Engines {
  const once = async <Answer>({ port, engine, question, schema, ask }: Asked<Answer>): Promise<Answer> => {
    const key = fingerprintOf({ port, engine, question });
    const known = schema.safeParse(await answers.find(key));
    if (known.success) {
      tell({ ...NO_USE, keptAnswers: 1 });

      return known.data;
    }
    const from = performance.now();
    const { value: answer, spent } = await metered(ask);
    const cost = spent ?? { ...UNCOUNTED, seconds: (performance.now() - from) / 1000 };
    tell(asUse(cost));
    await answers.keep({ key, port, engine, answer, ...cost });

    return answer;
  };

  return {
    tags: {
      engine: tags.engine,
      extract: (description, signal) =>
        once({
          ...{ port: "tags", engine: tags.engine, question: { description }, schema: z.array(Tag) },
          ask: () => tags.extract(description, signal),
        }),
    },
    boxes: boxesWithAnswers(boxes, once),
    judge: {
      engine: judge.engine,
      judge: (...[picture, box, question, signal]) =>
        once({
          ...{ port: "judge", engine: judge.engine, schema: PatchVerdict },
          question: { picture: picture.sha256, box, ...question },
          ask: async () => soundVerdict(await judge.judge(picture, box, question, signal)),
        }),
    },
    questions: {
      engine: questions.engine,
      write: (asked, signal) =>
        once({
          ...{ port: "questions", engine: questions.engine, question: asked, schema: z.array(WrittenQuestion) },
          ask: () => questions.write(asked, signal),
        }),
    },
  };
}

type Once = <Answer>(asked: Asked<Answer>) => Promise<Answer>;

/** Where phrases are read as one text, each one's boxes depend on its neighbours: then the whole text is what is known again. */
function boxesWithAnswers(boxes: BoxDetector, once: Once): BoxDetector {
  const { engine } = boxes;
  const together = boxes.detectTogether?.bind(boxes);
  const port = { port: "boxes", engine };

  return {
    engine,
    detect: (...[picture, phrase, thresholds, signal]) =>
      once({
        ...{ ...port, schema: z.array(DetectedBox) },
        question: { picture: picture.sha256, phrase, thresholds },
        ask: async () => soundBoxes(await boxes.detect(picture, phrase, thresholds, signal)),
      }),
    ...(together && {
      detectTogether: (...[picture, phrases, thresholds, signal]) =>
        once({
          ...{ ...port, schema: z.array(z.array(DetectedBox)) },
          question: { picture: picture.sha256, phrases, thresholds },
          ask: async () => (await together(picture, phrases, thresholds, signal)).map(soundBoxes),
        }),
    }),
  };
}

/** What is no number could not be kept as it is, and would be asked for again each time: such boxes are none. */
function soundBoxes(boxes: readonly DetectedBox[]): DetectedBox[] {
  return boxes.filter(({ box, score, textScore = 0 }) =>
    [score, textScore, ...Object.values(box)].every(Number.isFinite),
  );
}

/** A probability that is no number is none: the word counts, now and when it is found again. */
function soundVerdict({ probability, ...verdict }: PatchVerdict): PatchVerdict {
  return { ...verdict, probability: Number.isFinite(probability) ? probability : null };
}

const UNCOUNTED = { tokensIn: null, tokensOut: null, cost: null };

function asUse({ tokensIn, tokensOut, cost }: Metered): EngineUse {
  return { engineCalls: 1, keptAnswers: 0, tokensIn: tokensIn ?? 0, tokensOut: tokensOut ?? 0, cost: cost ?? 0 };
}
