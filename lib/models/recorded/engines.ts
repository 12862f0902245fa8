import type { Engine } from "#lib/domain/engine.ts";
import type { Port } from "#lib/domain/recording.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Engines } from "#lib/pipeline/ports.ts";
import { recordedBoxes, recordedJudge, recordedQuestions, recordedTags } from "./stand-ins.ts";

/** Engines that know what is kept of them and nothing else; as these name them. */
export function recordedEngines(by: Readonly<Record<Port, Engine>>): Engines {
  const never =
    ({ name }: Engine) =>
    async () => {
      throw new Refusal("engine-unknown", { engine: name });
    };

  return {
    tags: recordedTags(by.tags, never(by.tags)),
    boxes: recordedBoxes(by.boxes, never(by.boxes)),
    judge: recordedJudge(by.judge, never(by.judge)),
    questions: recordedQuestions(by.questions, never(by.questions)),
  };
}
