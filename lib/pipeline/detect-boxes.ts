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
  const thresholds = { box: asked.recipe.boxThreshold, text: asked.recipe.textThreshold };
  const detected: BoxStage["detected"] = [];
  const dropped: BoxStage["dropped"] = [];
  for (const [tag, of] of asked.tags.entries()) {
    signal.throwIfAborted();
    const prompt = promptOf(of, asked.recipe.detectWith);
    const boxes = sound(await asked.detector.detect(asked.picture, prompt, thresholds, signal), asked.picture);
    detected.push({ tag, asked: prompt, boxes });
    if (boxes.length === 0) dropped.push({ tag, reason: "no-box-found" });
  }

  return { stage: "boxes", detected, dropped };
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
