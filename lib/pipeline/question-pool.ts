import { seededRandom, seedOf } from "#lib/domain/seeded-random.ts";

/** Phrasings of “describe and assess the quality”, each with a cue to give places. Ours: the paper's are unpublished. */
export const QUESTION_POOL: readonly string[] = [
  "Describe the quality of this image and explain what it rests on. Note positions as [label](<x, y>).",
  "How good is this picture? Go through what you see and judge it. Mention positions.",
  "Assess the image's visual quality, object by object. Give locations as [label](<x, y>).",
  "Write an evaluation of this photo's quality, with the details that speak for and against it. Mention where they are.",
  "Look at sharpness, light, colour and noise, and give your verdict on the image. Note positions as [label](<x, y>).",
  "What makes this image look good or bad? Answer in full sentences and mark each object's place.",
  "Give a careful account of the picture's quality and end with an overall judgement. Mention positions.",
  "Examine the image closely and report how its parts affect the overall quality. Give coordinates as [label](<x, y>).",
  "Discuss the strengths and weaknesses of this image's quality. State where in the image each one shows.",
  "Rate this picture in words: what is clear, what is not, and what follows from it. Note positions as [label](<x, y>).",
  "Explain the quality of the image to someone who cannot see it. Include the location of what you name.",
  "Judge the technical quality of this photograph and give your reasons. Mark places as [label](<x, y>).",
  "Which objects raise or lower the quality of this image, and how? Mention positions.",
  "Describe what you notice about this image's quality, from the main subject to the background. Point out positions.",
  "Evaluate the image as a quality inspector would, naming each finding and its location as [label](<x, y>).",
];

/** The item's question: drawn from the pool by the item's id and the recipe's seed, each phrasing as likely. */
export function drawQuestion(pool: readonly string[], itemId: string, seed: number): string {
  return pool[seededRandom(seedOf(`${seed}:${itemId}`)).integer(pool.length)] ?? "";
}
