import type { Engine } from "#lib/domain/engine.ts";
import type { PatchJudge } from "#lib/pipeline/ports.ts";
import { verdictOf } from "./by-first-word.ts";
import type { Chat } from "./chat.ts";
import { patchInWords } from "./patch-in-words.ts";

/** What comes before the name of an engine that is told of patches in words; it is named so in the trace. */
export const IN_WORDS = "words:";

/** A judge that sees nothing: it is told the patch's measurements, and its verdict says so. */
export function toldInWords(engine: Engine, chat: Chat, instructions: string): PatchJudge {
  return {
    engine,
    judge: async (...[picture, box, question, signal]) => {
      const part = patchInWords(await picture.crop(box));
      const messages = [
        { role: "system" as const, content: instructions },
        { role: "user" as const, content: `<part>${part}</part>\n${question.text}` },
      ];
      const asking = { model: engine.model, messages, wantsProbabilities: true as const, maxTokens: 4 };
      const verdict = verdictOf({ question: question.text, model: engine.model }, await chat(asking, signal));

      return { ...verdict, because: `told in words, no picture: ${part} ${verdict.because}` };
    },
  };
}
