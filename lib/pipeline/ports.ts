import type { Engine } from "#lib/domain/engine.ts";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { Tag } from "#lib/domain/tag.ts";
import type { DetectedBox, PatchVerdict, WrittenQuestion } from "#lib/domain/trace.ts";

/** Pixels of a part of a picture: 8-bit sRGB, three channels interleaved, rows from the top. */
export interface Pixels extends Size {
  readonly data: Uint8Array;
}

/** The upright picture under judgement, decoded when asked. Filled by `lib/imaging`. */
export interface Picture {
  readonly size: Size;
  /** SHA-256 of the stored bytes. */
  readonly sha256: string;
  /** The part in full resolution; its edges rounded outwards to whole pixels. */
  crop(box: Box): Promise<Pixels>;
  /** The same part as a file that a model server takes. */
  encodedCrop(box: Box): Promise<{ readonly bytes: Uint8Array; readonly type: "image/jpeg" | "image/png" }>;
  /** The whole picture stretched to this size. */
  stretched(size: Size): Promise<Pixels>;
  /** The whole picture, its longest side at most this, proportions kept. */
  fitted(longestSide: number): Promise<Pixels>;
}

/** Reads a description into tags; the engine may propose anything, the stage decides what is kept. */
export interface TagExtractor {
  readonly engine: Engine;
  extract(description: string, signal: AbortSignal): Promise<Tag[]>;
}

/** Finds where in the picture a phrase points. Boxes in pixels of the upright picture, in any order. */
export interface BoxDetector {
  readonly engine: Engine;
  detect(picture: Picture, phrase: string, thresholds: DetectorThresholds, signal: AbortSignal): Promise<DetectedBox[]>;
  /** All phrases of a picture at once, their boxes in the phrases' order; only of an engine that reads them as one text. */
  detectTogether?(
    picture: Picture,
    phrases: readonly string[],
    thresholds: DetectorThresholds,
    signal: AbortSignal,
  ): Promise<DetectedBox[][]>;
}

export interface DetectorThresholds {
  readonly box: number;
  readonly text: number;
}

/** IQA-Filter's judge: answers `Is the image quality <T_q>?` of a patch. */
export interface PatchJudge {
  readonly engine: Engine;
  judge(picture: Picture, box: Box, question: PatchQuestion, signal: AbortSignal): Promise<PatchVerdict>;
}

export interface PatchQuestion {
  /** T_q. */
  readonly quality: string;
  /** As asked, T_q put in. */
  readonly text: string;
}

/** Writes questions and answers about a description; the stage keeps those that name a grounded object. */
export interface QuestionWriter {
  readonly engine: Engine;
  write(asked: QuestionsAsked, signal: AbortSignal): Promise<WrittenQuestion[]>;
}

export interface QuestionsAsked {
  /** The grounded description, its placed words marked as in `the [tower] is sharp`. */
  readonly description: string;
  readonly tags: readonly Tag[];
  readonly binary: number;
  readonly open: number;
}

/** How alike two names of things are: 1 means the same, 0 nothing in common. Asked by detectors and by scoring. */
export interface NameSimilarity {
  readonly engine: Engine;
  similarity(a: string, b: string, signal: AbortSignal): Promise<number>;
}

/** The four engines of a recipe. */
export interface Engines {
  readonly tags: TagExtractor;
  readonly boxes: BoxDetector;
  readonly judge: PatchJudge;
  readonly questions: QuestionWriter;
}
