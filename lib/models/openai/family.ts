import { z } from "zod";
import type { Engine } from "#lib/domain/engine.ts";
import { promptNamed } from "#lib/domain/prompt.ts";
import type { PatchJudge, QuestionWriter, TagExtractor } from "#lib/pipeline/ports.ts";
import { asData } from "../language/as-data.ts";
import { askJson } from "../language/ask-json.ts";
import { verdictOf } from "../language/by-first-word.ts";
import type { Chat } from "../language/chat.ts";
import { askedWith } from "../language/prompts.ts";
import { languageWriter, WIDE_BOUNDS } from "../language/question-writer.ts";
import { tagFound, tagsSaid } from "../language/tag-said.ts";
import { toldInWords } from "../language/told-in-words.ts";

/** The engines behind a server of OpenAI's protocol. */
export interface OpenAiFamily {
  tags(engine: Engine): TagExtractor;
  judge(engine: Engine): PatchJudge;
  /** For a model that sees no pictures. */
  toldInWords(engine: Engine): PatchJudge;
  questions(engine: Engine): QuestionWriter;
}

const TagsSaid = tagsSaid(z.string().max(200), { most: 40, characters: 200 });

/** Makes the engines of a server; prompts are read once. */
export async function openAiFamily(chat: Chat): Promise<OpenAiFamily> {
  const [tags, questions, patch, inWords] = [
    promptNamed("tags-v1"),
    promptNamed("questions-v1"),
    promptNamed("patch-v1"),
    promptNamed("patch-in-words-v1"),
  ];

  return {
    tags: (engine) => tagExtractor(askedWith(engine, tags), chat, tags.text),
    questions: (engine) =>
      languageWriter({
        engine: askedWith(engine, questions),
        chat,
        instructions: questions.text,
        bounds: WIDE_BOUNDS,
      }),
    judge: (engine) => pictureJudge(askedWith(engine, patch), chat, patch.text),
    toldInWords: (engine) => toldInWords(askedWith(engine, inWords), chat, inWords.text),
  };
}

function tagExtractor(engine: Engine, chat: Chat, instructions: string): TagExtractor {
  return {
    engine,
    extract: async (description, signal) => {
      const asked = { chat, model: engine.model, name: "tags", instructions, schema: TagsSaid };
      const { tags } = await askJson({ ...asked, data: asData(description) }, signal);

      return tags.map((one) => tagFound(description, one));
    },
  };
}

function pictureJudge(engine: Engine, chat: Chat, instructions: string): PatchJudge {
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

      return verdictOf({ question: question.text, model: engine.model }, await chat(asking, signal));
    },
  };
}
