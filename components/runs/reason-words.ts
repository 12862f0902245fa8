import type { LossReason } from "#lib/domain/funnel.ts";
import type { StageName } from "#lib/domain/trace.ts";

/** What each stage is called. */
export const STAGE_WORDS: Readonly<Record<StageName, string>> = {
  tags: "Tags",
  boxes: "Boxes",
  filter: "IQA-Filter",
  merge: "Box-Merge",
  fusion: "Fusion",
  questions: "Questions",
};

/** Why something was dropped, in words. */
export const REASON_WORDS: Readonly<Record<LossReason, string>> = {
  "no-impact": "no effect on the quality",
  "means-the-whole": "means the whole picture",
  "span-not-in-description": "words are not in the description",
  "overlapped-by-longer": "a longer phrase holds it",
  "phrase-repeats": "the phrase stands there before",
  "no-box-found": "the detector found no box",
  "patch-judge-said-no": "the patch judge said no",
  "merged-away": "merged into another",
  "kind-not-asked": "not of the kind asked for",
  "names-no-object": "names no object",
  "object-has-no-box": "its object has no box",
  "answer-not-yes-or-no": "answer is neither Yes nor No",
  "small-and-touching": "small and touching: joined",
  covered: "covered: joined",
};

/** Why an item failed, in words; what is not listed is shown as it was noted. */
export const FAILURE_WORDS: Readonly<Record<string, string>> = {
  "engine-not-set": "The engine is not set",
  "engine-weights-not-fetched": "The model’s weights are not here",
  "picture-not-readable": "The picture cannot be decoded",
  "engine-kind-wrong": "The engine is of another kind",
  "not-found": "It is not there any more",
  "nothing-recorded": "No recorded answers are here",
  "answer-not-kept": "The engine is not here, and its answer is not kept",
  "engine-unknown": "There is no such engine",
  "engine-key-sealed-otherwise": "The engine’s key does not open",
  "gguf-missing": "The model’s file is not there",
  "gguf-not-one": "The model’s file is no GGUF",
  "gguf-not-loaded": "The model cannot be loaded",
  "gguf-no-runtime": "llama.cpp does not run here",
  "gguf-another-loaded": "The process holds another model",
  "gguf-otherwise": "The model’s file is another than the recipe’s",
  "engine-sees-no-pictures": "The engine sees no pictures",
  "answer-not-readable": "The engine’s answer could not be read",
  "prompt-otherwise": "The prompt reads otherwise than the recipe pins it",
  "prompt-too-long": "The prompt is longer than the context",
  EngineResting: "The engine is left alone for a while",
  EngineUnavailable: "The engine did not answer as it should",
  "worker-lost": "The worker died each time",
  "not-readable": "Could not begin",
  Error: "Refused or failed",
  TypeError: "Refused or failed",
  TimeoutError: "Took too long",
  AbortError: "Was broken off",
};
