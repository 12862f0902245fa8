import { z } from "zod";
import { Engine } from "./engine.ts";
import { Box } from "./geometry.ts";
import { Tag } from "./tag.ts";
import { QuestionKind } from "./taxonomy.ts";

/** A box as the detector gave it, clamped to the image. */
export const DetectedBox = z.object({
  box: Box,
  /** 0 to 1, the engine's own. */
  score: z.number(),
  /** How sure the phrase's own words are, which the text threshold is about; absent where an engine has no such threshold. */
  textScore: z.number().optional(),
  /** How the engine came to it, in its own words: a class name, a heuristic marked as such. */
  route: z.string(),
});
export type DetectedBox = z.infer<typeof DetectedBox>;

/** What the patch judge said of one box. */
export const PatchVerdict = z.object({
  question: z.string(),
  answer: z.enum(["yes", "no"]),
  /** Probability of Yes, 0 to 1; null where the engine gives none. */
  probability: z.number().nullable(),
  /** The measurements behind it, for people to read. */
  because: z.string(),
});
export type PatchVerdict = z.infer<typeof PatchVerdict>;

/** Why a stage dropped something; closed, so that each has its sentence. */
export const DropReason = z.enum([
  "no-impact",
  "means-the-whole",
  "span-not-in-description",
  "overlapped-by-longer",
  "phrase-repeats",
  "no-box-found",
  "patch-judge-said-no",
  "merged-away",
  "kind-not-asked",
  "names-no-object",
  "object-has-no-box",
  "answer-not-yes-or-no",
]);
export type DropReason = z.infer<typeof DropReason>;

const Ran = { engine: Engine.nullable(), seconds: z.number().nonnegative() };

export const TagStage = z.object({
  stage: z.literal("tags"),
  ...Ran,
  kept: z.array(Tag),
  dropped: z.array(z.object({ tag: Tag, reason: DropReason })),
});
export type TagStage = z.infer<typeof TagStage>;

/** `tag` is a position in the kept tags of the first stage, here and below. */
export const BoxStage = z.object({
  stage: z.literal("boxes"),
  ...Ran,
  /** What was asked, after lower-casing and with its full stop. */
  detected: z.array(z.object({ tag: z.number().int(), asked: z.string(), boxes: z.array(DetectedBox) })),
  dropped: z.array(z.object({ tag: z.number().int(), reason: DropReason })),
});
export type BoxStage = z.infer<typeof BoxStage>;

/** `box` is a position among the detected boxes of the tag. */
export const FilterStage = z.object({
  stage: z.literal("filter"),
  ...Ran,
  judged: z.array(z.object({ tag: z.number().int(), box: z.number().int(), verdict: PatchVerdict, kept: z.boolean() })),
  /** Tags that lost every box. */
  flagged: z.array(z.number().int()),
});
export type FilterStage = z.infer<typeof FilterStage>;

/** Why Alg. 1 joined two boxes. */
export const MergeClause = z.enum(["small-and-touching", "covered"]);
export type MergeClause = z.infer<typeof MergeClause>;

export const MergeStage = z.object({
  stage: z.literal("merge"),
  ...Ran,
  /** `from`: positions among the detected boxes of the tag; `joined`: each join in order. */
  merged: z.array(
    z.object({
      tag: z.number().int(),
      box: Box,
      from: z.array(z.number().int()),
      joined: z.array(z.object({ box: z.number().int(), clause: MergeClause })),
    }),
  ),
});
export type MergeStage = z.infer<typeof MergeStage>;

export const FusionStage = z.object({
  stage: z.literal("fusion"),
  ...Ran,
  question: z.string(),
  /** The grounded description in the interleaved form. */
  text: z.string(),
  dropped: z.array(z.object({ tag: z.number().int(), reason: DropReason })),
});
export type FusionStage = z.infer<typeof FusionStage>;

export const WrittenQuestion = z.object({ kind: QuestionKind, question: z.string(), answer: z.string() });
export type WrittenQuestion = z.infer<typeof WrittenQuestion>;

export const QuestionStage = z.object({
  stage: z.literal("questions"),
  ...Ran,
  kept: z.array(WrittenQuestion),
  dropped: z.array(z.object({ pair: WrittenQuestion, reason: DropReason })),
});
export type QuestionStage = z.infer<typeof QuestionStage>;

export const StageName = z.enum(["tags", "boxes", "filter", "merge", "fusion", "questions"]);
export type StageName = z.infer<typeof StageName>;

/** What came in, what was kept, what was dropped and why, at every stage in order. A stage left out by the recipe is absent. */
export const Trace = z.object({
  version: z.literal(1),
  stages: z.array(
    z.discriminatedUnion("stage", [TagStage, BoxStage, FilterStage, MergeStage, FusionStage, QuestionStage]),
  ),
});
export type Trace = z.infer<typeof Trace>;
