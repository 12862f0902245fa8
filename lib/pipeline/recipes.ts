import type { Engine } from "#lib/domain/engine.ts";
import { promptsOf } from "#lib/domain/prompt.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { QUESTION_POOL } from "./question-pool.ts";

const embedded = (model: string, revision: string): Engine => ({ name: "embedded", model, revision });

/** Words that mean the whole picture, which has no box of its own. */
const WHOLE_IMAGE_WORDS = [
  "image",
  "picture",
  "photo",
  "photograph",
  "shot",
  "frame",
  "scene",
  "composition",
  "view",
  "quality",
  "image quality",
  "picture quality",
  "overall quality",
  "overall clarity",
  "clarity",
  "lighting",
  "light",
  "colour",
  "color",
  "colours",
  "colors",
  "contrast",
  "exposure",
  "brightness",
  "noise",
  "focus",
  "sharpness",
  "saturation",
  "details",
  "detail",
  "tone",
  "tones",
  "resolution",
  "artifacts",
  "artefacts",
  "blur",
  "distortion",
];

/** With no network and no key: rules, NanoDet with marked heuristics, and measurements. Every threshold is SPEC's. */
const EMBEDDED: Recipe = {
  version: 1,
  name: "embedded",
  engines: {
    tags: embedded("wink-nlp rules", "2"),
    boxes: embedded("nanodet-g-416", "2"),
    judge: embedded("brisque and statistics", "2"),
    questions: embedded("rules", "2"),
  },
  wholeImageWords: WHOLE_IMAGE_WORDS,
  detectWith: "phrase",
  boxThreshold: 0.3,
  textThreshold: 0.25,
  filter: { askedAs: "Is the image quality <T_q>?", yesFrom: 0.5 },
  merge: { areaShare: 0.256, coverage: 0.95 },
  questionPool: [...QUESTION_POOL],
  questions: { binary: 2, open: 2 },
  coordinates: "disc",
  grid: { columns: 20, rows: 20 },
  seed: 1,
};

const LLAMA: Engine = { name: "openai", model: "meta-llama/Meta-Llama-3-8B-Instruct", revision: "prompts v1" };

const PAPERS_ENGINES: Recipe["engines"] = {
  tags: LLAMA,
  boxes: { name: "grounding-dino", model: "onnx-community/grounding-dino-tiny-ONNX", revision: "fp32" },
  judge: { name: "openai", model: "teowu/llava_v1.5_7b_qinstruct_preview_v0.1", revision: "prompts v1" },
  questions: LLAMA,
};

/** As the paper has it: Llama 3, Grounding DINO, Q-Instruct, each where the installation says that it is. */
const PAPER: Recipe = { ...EMBEDDED, name: "paper", engines: PAPERS_ENGINES, prompts: promptsOf(PAPERS_ENGINES) };

/** The recipes that ship: the embedded one, the paper's own, and the paper's ablations of it (Tables 2 and Fig. 4). */
export const SHIPPED_RECIPES: readonly Recipe[] = [
  EMBEDDED,
  PAPER,
  { ...EMBEDDED, name: "raw-box", filter: null, merge: null },
  { ...EMBEDDED, name: "norm-coord", coordinates: "norm" },
  { ...EMBEDDED, name: "object-name", detectWith: "name" },
];

/** The shipped recipe of this name; undefined when none ships under it. */
export function shippedRecipe(name: string): Recipe | undefined {
  return SHIPPED_RECIPES.find((recipe) => recipe.name === name);
}
