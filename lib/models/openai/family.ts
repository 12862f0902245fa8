import { z } from "zod";
import type { Engine } from "#lib/domain/engine.ts";
import type { Tag } from "#lib/domain/tag.ts";
import { QuestionKind } from "#lib/domain/taxonomy.ts";
import type { PatchJudge, QuestionWriter, TagExtractor } from "#lib/pipeline/ports.ts";
import { askJson } from "./ask-json.ts";
import { prompt } from "./prompts.ts";
import type { ChatServer } from "./server.ts";
import { chanceOfYes } from "./yes-or-no.ts";

/** The engines behind a server of OpenAI's protocol. */
export interface OpenAiFamily {
  tags(engine: Engine): TagExtractor;
  judge(engine: Engine): PatchJudge;
  questions(engine: Engine): QuestionWriter;
}

const MOST = 40;
const TagsSaid = z.object({
  tags: z
    .array(
      z.object({
        quote: z.string().max(200),
        quality: z.string().max(200),
        effect: z.enum(["no impact", "positive", "negative"]),
      }),
    )
    .max(MOST),
});
const QuestionsSaid = z.object({
  questions: z
    .array(z.object({ kind: QuestionKind, question: z.string().max(500), answer: z.string().max(500) }))
    .max(MOST),
});

/** Makes the engines of a server; prompts are read once. */
export async function openAiFamily(server: ChatServer): Promise<OpenAiFamily> {
  const [tags, questions, patch] = await Promise.all([prompt("tags-v1"), prompt("questions-v1"), prompt("patch-v1")]);

  return {
    tags: (engine) => ({
      engine,
      extract: async (description, signal) => {
        const data = `<description>${description}</description>`;
        const said = await askJson(
          { server, model: engine.model, name: "tags", schema: TagsSaid, instructions: tags.text, data },
          signal,
        );

        return said.tags.map((one) => tagOf(description, one));
      },
    }),
    questions: (engine) => ({
      engine,
      write: async ({ description, binary, open }, signal) => {
        const data = `${binary} binary and ${open} open\n<description>${description}</description>`;
        const asked = { server, model: engine.model, name: "questions", instructions: questions.text, data };

        return (await askJson({ ...asked, schema: QuestionsSaid }, signal)).questions;
      },
    }),
    judge: (engine) => patchJudge(engine, server, patch.text),
  };
}

type Said = z.output<typeof TagsSaid>["tags"][number];

/** The span of the words in the description, letter case aside; words that it does not hold get a span that does not fit. */
function tagOf(description: string, { quote, quality, effect }: Said): Tag {
  const words = quote.trim();
  const from = words === "" ? -1 : description.toLowerCase().indexOf(words.toLowerCase());
  const span = from < 0 ? { from: 0, to: 0 } : { from, to: from + words.length };
  const phrase = from < 0 ? words : description.slice(span.from, span.to);

  return { phrase, name: phrase, quality: quality.trim(), effect: effect === "no impact" ? "none" : effect, span };
}

function patchJudge(engine: Engine, server: ChatServer, instructions: string): PatchJudge {
  return {
    engine,
    judge: async (...[picture, box, question, signal]) => {
      const { bytes, type } = await picture.encodedCrop(box);
      const url = `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
      const content = [
        { type: "image_url" as const, image_url: { url } },
        { type: "text" as const, text: question.text },
      ];
      const messages = [
        { role: "system" as const, content: instructions },
        { role: "user" as const, content },
      ];
      const asking = { model: engine.model, messages, wantsProbabilities: true as const, maxTokens: 4 };
      const { text, firstToken } = await server(asking, signal);
      const probability = firstToken && chanceOfYes(firstToken);
      const isYes = probability === null ? /^\W*yes\b/i.test(text) : probability >= 0.5;
      const because =
        probability === null ? `the model said “${text.trim().slice(0, 80)}”` : "probability of the first word";

      return { question: question.text, answer: isYes ? "yes" : "no", probability, because };
    },
  };
}
