import { clamp } from "#lib/domain/geometry.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { BoxStage, DetectedBox } from "#lib/domain/trace.ts";
import type { BoxDetector, Picture } from "./ports.ts";

export interface Detecting {
  readonly picture: Picture;
  readonly tags: readonly Tag[];
  readonly detector: BoxDetector;
  readonly recipe: Pick<Recipe, "detectWith" | "boxThreshold" | "textThreshold">;
}

/** What the detector is asked: lower case, a full stop at its end, as Grounding DINO wants it. */
function promptOf(tag: Tag, detectWith: Recipe["detectWith"]): string {
  const words = (detectWith === "phrase" ? tag.phrase : tag.name).trim().toLowerCase();

  return words.endsWith(".") ? words : `${words}.`;
}

/** Asks the detector for each tag (paper §3.2, stage 2); its answers are clamped to the picture, highest score first. */
export async function detectBoxes(
  asked: Detecting,
  signal: AbortSignal,
): Promise<Omit<BoxStage, "engine" | "seconds">> {
  const prompts = asked.tags.map((tag) => promptOf(tag, asked.recipe.detectWith));
  const answers = await boxesByPrompt(asked, prompts, signal);
  const detected = prompts.map((prompt, tag) => ({
    ...{ tag, asked: prompt },
    boxes: sound(answers.get(prompt) ?? [], asked.picture),
  }));
  const dropped = detected.flatMap(({ tag, boxes }) =>
    boxes.length === 0 ? [{ tag, reason: "no-box-found" as const }] : [],
  );

  return { stage: "boxes", detected, dropped };
}

/** Each phrase is asked once, however many tags have it; together where the engine reads one text, else one by one. */
async function boxesByPrompt(
  { picture, detector, recipe }: Detecting,
  prompts: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, readonly DetectedBox[]>> {
  const thresholds = { box: recipe.boxThreshold, text: recipe.textThreshold };
  const phrases = [...new Set(prompts)];
  if (detector.detectTogether && phrases.length > 0) {
    signal.throwIfAborted();
    const answers = await detector.detectTogether(picture, phrases, thresholds, signal);

    return new Map(phrases.map((phrase, at) => [phrase, answers[at] ?? []]));
  }
  const found = new Map<string, readonly DetectedBox[]>();
  for (const phrase of phrases) {
    signal.throwIfAborted();
    found.set(phrase, await detector.detect(picture, phrase, thresholds, signal));
  }

  return found;
}

/** An engine may give boxes outside the picture, inverted, or scored with no number: what is no box is left out. */
function sound(boxes: readonly DetectedBox[], { size }: Picture): DetectedBox[] {
  const clamped = boxes.flatMap((found) => {
    const isNumber = [found.score, ...Object.values(found.box)].every(Number.isFinite);
    const box = isNumber && found.box.x1 < found.box.x2 && found.box.y1 < found.box.y2 ? clamp(found.box, size) : null;
    return box ? [{ ...found, box }] : [];
  });

  return clamped.sort((a, b) => b.score - a.score);
}
