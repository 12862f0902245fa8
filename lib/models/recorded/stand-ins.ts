import type { Engine } from "#lib/domain/engine.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import { log } from "#lib/log.ts";
import type { BoxDetector, PatchJudge, QuestionWriter, TagExtractor } from "#lib/pipeline/ports.ts";

/** Opens the engine itself, which may have been set meanwhile; rejects with a refusal while it is not here. */
type Open<Port> = () => Promise<Port>;

const MOST_SHOWN = 120;

/*
 * Engines that are not here stand in for those whose answers are kept: what is kept is found before they are asked. Asked
 * all the same, they ask the engine itself if it has come meanwhile, and else refuse and name the question.
 */

/** Stands in for who reads descriptions. */
export function recordedTags(engine: Engine, open: Open<TagExtractor>): TagExtractor {
  return {
    engine,
    extract: async (description, signal) =>
      (await itself(engine, open, `the tags of “${start(description)}”`)).extract(description, signal),
  };
}

/** Engines that read a picture's phrases as one text. */
const TOGETHER = new Set(["grounding-dino"]);

/** Stands in for who finds boxes, all phrases at once where it does so. */
export function recordedBoxes(engine: Engine, open: Open<BoxDetector>): BoxDetector {
  const asked = (phrases: readonly string[]) => `the boxes of “${start(phrases.join(" "))}”`;

  return {
    engine,
    detect: async (...[picture, phrase, thresholds, signal]) =>
      (await itself(engine, open, asked([phrase]))).detect(picture, phrase, thresholds, signal),
    ...(TOGETHER.has(engine.name) && {
      detectTogether: async (...[picture, phrases, thresholds, signal]) => {
        const found = await itself(engine, open, asked(phrases));

        return (await found.detectTogether?.(picture, phrases, thresholds, signal)) ?? [];
      },
    }),
  };
}

/** Stands in for who judges patches. */
export function recordedJudge(engine: Engine, open: Open<PatchJudge>): PatchJudge {
  return {
    engine,
    judge: async (...[picture, box, question, signal]) =>
      (await itself(engine, open, `“${start(question.text)}” of a patch`)).judge(picture, box, question, signal),
  };
}

/** Stands in for who writes questions. */
export function recordedQuestions(engine: Engine, open: Open<QuestionWriter>): QuestionWriter {
  return {
    engine,
    write: async (asked, signal) =>
      (await itself(engine, open, `the questions about “${start(asked.description)}”`)).write(asked, signal),
  };
}

/** The engine itself where it is here by now, and still the one whose answers are kept. */
async function itself<Port extends { readonly engine: Engine }>(
  engine: Engine,
  open: Open<Port>,
  asked: string,
): Promise<Port> {
  const found = await open().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    log.warn({ event: "engine.not-here", engine: engine.name, code: error.code, ...error.parameters });

    return null;
  });
  if (found && sameValue(found.engine, engine)) return found;
  throw new Refusal("answer-not-kept", { engine: engine.name, asked });
}

function start(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).trimEnd()}…` : text;
}
