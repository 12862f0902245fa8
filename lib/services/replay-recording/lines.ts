import { z } from "zod";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { type RecordedAnswer, RecordingLine } from "#lib/domain/recording.ts";
import { Refusal } from "#lib/domain/refusal.ts";

/** Lines with their numbers, from 1. */
type Lines = AsyncGenerator<{ readonly at: number; readonly line: RecordingLine }>;

/** Reads lines as they come; refused at the first that is none of a recording. */
export async function* linesOf(texts: AsyncIterable<string>): Lines {
  let at = 0;
  for await (const text of texts) {
    at++;
    const line = RecordingLine.safeParse(jsonOf(text));
    if (!line.success) throw notReadable(at, z.prettifyError(line.error));
    yield { at, line: line.data };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The recipe that a recording begins with. */
export async function recipeOf(lines: Lines): Promise<{ recipe: Recipe; fingerprint: string }> {
  const { value: first } = await lines.next();
  if (first?.line.line !== "recipe") throw notReadable(1, "it does not begin with a recipe");
  const { recipe, fingerprint } = first.line;
  if (fingerprintOf(recipe) !== fingerprint) throw notReadable(1, "the recipe is not the one of its fingerprint");

  return { recipe, fingerprint };
}

/** The answers that follow; refused where they are not all there. */
export async function* answersOf(lines: Lines): AsyncGenerator<RecordedAnswer> {
  let answers = 0;
  for await (const { at, line } of lines) {
    if (line.line === "recipe") throw notReadable(at, "a second recipe");
    if (line.line === "end") {
      if (line.answers !== answers) throw notReadable(at, `${answers} answers came and not ${line.answers}`);

      return;
    }
    answers++;
    const { line: _, ...answer } = line;
    yield answer;
  }
  throw notReadable(answers + 1, "the recording is cut off after this line");
}

function notReadable(line: number, problem: string): Refusal {
  return new Refusal("recording-not-readable", { line, problem });
}
