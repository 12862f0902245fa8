import { z } from "zod";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Chat, Turn } from "./chat.ts";

interface AskJson<Answer> {
  readonly chat: Chat;
  readonly model: string;
  readonly name: string;
  readonly schema: z.ZodType<Answer>;
  readonly instructions: string;
  readonly data: string;
}

const MOST_TOKENS = 2000;

/**
 * Asks for JSON of a schema. A model that keeps to schemas is held to it; the answer of any other is read as it is, and
 * asked for once more with the problem named. Refused where that is no better.
 */
export async function askJson<Answer>(asked: AskJson<Answer>, signal: AbortSignal): Promise<Answer> {
  const messages: Turn[] = [
    { role: "system", content: asked.instructions },
    { role: "user", content: asked.data },
  ];
  const schema = { name: asked.name, schema: z.toJSONSchema(asked.schema) as Record<string, unknown> };
  const ask = async () =>
    (await asked.chat({ model: asked.model, messages, schema, maxTokens: MOST_TOKENS }, signal)).text;
  const first = await ask();
  const read = answerIn(first, asked.schema);
  if ("answer" in read) return read.answer;
  messages.push(
    { role: "assistant", content: first },
    { role: "user", content: `That cannot be read: ${read.problem}. Answer again with the JSON alone.` },
  );
  const again = answerIn(await ask(), asked.schema);
  if ("answer" in again) return again.answer;
  throw new Refusal("answer-not-readable", { model: asked.model, problem: again.problem });
}

type Read<Answer> = { readonly answer: Answer } | { readonly problem: string };

/** The JSON of an answer; models like to put it in a fence or to talk around it. */
function answerIn<Answer>(text: string, schema: z.ZodType<Answer>): Read<Answer> {
  const [from, to] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (text.trim() === "") return { problem: "it is empty" };
  if (from < 0 || to < from) return { problem: "it holds no JSON object" };
  let value: unknown;
  try {
    value = JSON.parse(text.slice(from, to + 1));
  } catch {
    return { problem: "its JSON is broken or cut" };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { answer: parsed.data };
  const issue = parsed.error.issues[0];

  return { problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not of the form"}` };
}
