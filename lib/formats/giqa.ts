import { z } from "zod";
import { Box } from "#lib/domain/geometry.ts";
import type { GroundedMention, GroundedText } from "#lib/domain/grounded-text.ts";
import { plainSpan, withoutPlaces, withPlaces } from "#lib/domain/interleaved-text.ts";
import { type Coordinates, Sample, SampleImage, SampleOrigin } from "#lib/domain/sample.ts";
import { inCodePoints, inCodeUnits } from "#lib/domain/span.ts";
import { Attribute, Degree, Effect, QuestionKind } from "#lib/domain/taxonomy.ts";

const RowBox = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .transform(([x1, y1, x2, y2]) => Box.parse({ x1, y1, x2, y2 }));

/** Words of the row's own question or answer as it stands there, places and all; `span` in Unicode code points. */
const RowMention = z.object({
  in: z.enum(["question", "answer"]),
  span: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
  name: z.string().nullable(),
  quality: z.string().nullable(),
  effect: Effect,
  attribute: Attribute.optional(),
  degree: Degree.optional(),
  boxes: z.array(RowBox),
});
type RowMention = z.infer<typeof RowMention>;

const RowCoordinates = z.object({
  mode: z.enum(["disc", "norm"]),
  n: z.number().int().positive(),
  m: z.number().int().positive(),
  frame: z.literal("original"),
});

/** One line of GIQA JSONL. `question` and `answer` in the interleaved form; `boxes`, in pixels, are the truth. */
const GiqaRow = z.object({
  id: z.string(),
  task: z.enum(["des", "vqa"]),
  kind: z.union([z.literal("description"), QuestionKind]),
  image: SampleImage,
  question: z.string(),
  answer: z.string(),
  overall: Degree.optional(),
  coordinates: RowCoordinates,
  mentions: z.array(RowMention),
  origin: SampleOrigin,
});
export type GiqaRow = z.input<typeof GiqaRow>;

/** The line of a sample. Its texts must not hold `](<`: what they write of places could not be told from ours. */
export function giqaRowOf(sample: Sample, coordinates: Coordinates): GiqaRow {
  const question = withPlaces(sample.question, sample.image, coordinates);
  const answer = withPlaces(sample.answer, sample.image, coordinates);

  return {
    id: sample.id,
    task: sample.task,
    kind: sample.task === "des" ? "description" : sample.kind,
    image: sample.image,
    question: question.text,
    answer: answer.text,
    ...(sample.task === "des" && sample.overall ? { overall: sample.overall } : {}),
    coordinates: { mode: coordinates.mode, n: coordinates.columns, m: coordinates.rows, frame: "original" },
    mentions: [...rowMentions(question, "question"), ...rowMentions(answer, "answer")],
    origin: sample.origin,
  };
}

/** The sample that a line was written from: equal to it, boxes to the last bit. Throws what zod says of a wrong line. */
export function sampleOfGiqaRow(line: unknown): Sample {
  const { mentions, coordinates: _, kind, overall, ...row } = GiqaRow.parse(line);
  const of = (place: "question" | "answer") => groundedText(row[place], mentionsIn(mentions, place, row[place]));
  const texts = { question: of("question"), answer: of("answer") };

  return Sample.parse(row.task === "des" ? { ...row, ...texts, overall: overall ?? null } : { ...row, ...texts, kind });
}

function rowMentions({ text, mentions }: GroundedText, place: "question" | "answer"): z.input<typeof RowMention>[] {
  return mentions.map(({ span, name, quality, effect, attribute, degree, boxes }) => {
    const { from, to } = inCodePoints(text, span);

    return {
      in: place,
      span: [from, to],
      name,
      quality,
      effect,
      ...(attribute ? { attribute } : {}),
      ...(degree ? { degree } : {}),
      boxes: boxes.map(({ x1, y1, x2, y2 }) => [x1, y1, x2, y2]),
    };
  });
}

function mentionsIn(mentions: readonly RowMention[], place: string, text: string): GroundedMention[] {
  return mentions
    .filter((mention) => mention.in === place)
    .map(({ in: _, span: [from, to], attribute, degree, ...mention }) => ({
      ...mention,
      span: inCodeUnits(text, { from, to }),
      attribute: attribute ?? null,
      degree: degree ?? null,
    }));
}

function groundedText(written: string, mentions: readonly GroundedMention[]): GroundedText {
  const { text, extras } = withoutPlaces(written);

  return { text, mentions: mentions.map((mention) => ({ ...mention, span: plainSpan(mention.span, extras) })) };
}
