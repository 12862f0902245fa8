import { z } from "zod";
import type { Distortion, ItemRow } from "#lib/domain/item.ts";
import { UNRESOLVED } from "#lib/domain/source.ts";
import type { Codec } from "./codec.ts";
import { fileNameOf } from "./image-path.ts";
import { descriptionOf, type Fields, field, idField, pathField, reading, Text, wrong } from "./row-fields.ts";

const SINGLE_IMAGE = "quality_single_A_noref";
const Turns = z.array(z.object({ from: z.string(), value: Text }));
const Names = z.array(Text);
const Severity = z.number().int().nonnegative();

/** DQ-495K's detailed descriptions of single pictures, in the shapes of its training and its test files. */
export const dq495k: Codec<ItemRow> = {
  name: "dq-495k",
  read: (row) =>
    reading(row, (fields) => {
      const task = idField(fields, "task_type");
      if (task === SINGLE_IMAGE) return { value: itemOf(fields) };

      return { skip: task.includes("compare") ? ("comparison" as const) : ("unknown-task" as const) };
    }),
};

function itemOf(fields: Fields): ItemRow {
  const externalId = idField(fields, "id");
  const imagePath = pathField(fields, "image_A");
  const isKadis = imagePath.split("/").some((part) => /^kadis[-_]?700k$/i.test(part));

  return {
    externalId,
    imagePath,
    description: textOf(fields),
    textOrigin: "gpt-4v",
    annotator: null,
    source: isKadis ? "KADIS-700k" : UNRESOLVED,
    imageGroup: `kadis:${fileNameOf(imagePath).stem.replace(/_\d+$/, "")}`,
    distortions: distortionsOf(fields),
    mos: null,
  };
}

/** Training files hold a conversation, test files a question and its answer. */
function textOf(fields: Fields): string {
  if (!("conversations" in fields)) return descriptionOf(field(fields, "answer", Text), "answer");
  const turns = field(fields, "conversations", Turns);
  const [human, answer] = turns;
  if (turns.length !== 2 || human?.from !== "human" || answer?.from !== "gpt") return wrong(fields, "conversations");

  return descriptionOf(answer.value, "conversations");
}

/** Names are kept as they stand, misspelt ones too. A clean picture has severity 0 and no names, in either shape. */
function distortionsOf(fields: Fields): Distortion[] {
  if ("severities" in fields) return severalOf(fields);
  const severity = field(fields, "severity", Severity.max(5));
  if (severity === 0) return [];

  return [
    {
      class: field(fields, "distortion_class", Text),
      name: field(fields, "distortion_name", Text),
      severity,
      scale: 5,
    },
  ];
}

function severalOf(fields: Fields): Distortion[] {
  if (fields.severities === 0) return [];
  const severities = field(fields, "severities", z.array(Severity.min(1).max(3)));
  const classes = field(fields, "distortion_classes", Names);
  const names = field(fields, "distortion_names", Names);

  return severities.map((severity, index) => ({
    class: classes[index] ?? wrong(fields, "distortion_classes"),
    name: names[index] ?? wrong(fields, "distortion_names"),
    severity,
    scale: 3,
  }));
}
