import { z } from "zod";
import { MentionId, ProposalId, QuestionId, RegionId } from "./ids.ts";
import { Mention, TextId } from "./mention.ts";
import { Question } from "./question.ts";
import { Region } from "./region.ts";
import { Degree } from "./taxonomy.ts";

/** What an expert said of a machine's proposal. An accepted one that was changed since is still accepted. */
export const Decision = z.object({ id: ProposalId, verdict: z.enum(["accepted", "rejected"]) });
export type Decision = z.infer<typeof Decision>;

export const Annotation = z.object({
  version: z.literal(1),
  /** Overall degree of the picture; null until it is set. */
  overall: Degree.nullable(),
  /** True when the expert ruled that there is no region to draw. */
  nothingToDraw: z.boolean(),
  texts: z.record(TextId, z.string().max(50_000)),
  mentions: z.record(MentionId, Mention),
  regions: z.record(RegionId, Region),
  questions: z.record(QuestionId, Question),
  decisions: z.record(ProposalId, Decision),
}) as unknown as z.ZodType<Annotation>;
/** One expert's whole view of an item: description, mentions, regions, questions, overall degree. */
export type Annotation = {
  readonly version: 1;
  readonly overall: Degree | null;
  readonly nothingToDraw: boolean;
  readonly texts: { readonly [id in TextId]?: string };
  readonly mentions: { readonly [id in MentionId]?: Mention };
  readonly regions: { readonly [id in RegionId]?: Region };
  readonly questions: { readonly [id in QuestionId]?: Question };
  readonly decisions: { readonly [id in ProposalId]?: Decision };
};

/** An annotation with a description and nothing else. */
export function startingFrom(description: string): Annotation {
  return {
    version: 1,
    overall: null,
    nothingToDraw: false,
    texts: { description },
    mentions: {},
    regions: {},
    questions: {},
    decisions: {},
  };
}

/** First look: the overall degree is set, and a region drawn or ruled that there is none. */
export function isFirstLookDone({ overall, regions, nothingToDraw }: Annotation): boolean {
  return overall !== null && (nothingToDraw || Object.keys(regions).length > 0);
}
