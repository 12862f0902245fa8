import { z } from "zod";
import type { ItemRow } from "#lib/domain/item.ts";
import { UNRESOLVED } from "#lib/domain/source.ts";
import type { Codec } from "./codec.ts";
import { fileNameOf } from "./image-path.ts";
import { descriptionOf, type Fields, field, idField, pathField, reading, Text, wrong } from "./row-fields.ts";

const Turns = z.array(z.object({ from: z.string(), value: Text }));

/**
 * The pathway rows of Q-Instruct's `cleaned_labels.json`: people's descriptions, one a picture and annotator. Its other
 * rows have a `type` or `qtype` and are skipped. A person's handle leaves here as a pseudonym only.
 */
export function qPathway(pseudonymOf: (handle: string) => string): Codec<ItemRow> {
  return {
    name: "q-pathway",
    read: (row) =>
      reading(row, (fields) =>
        isPathway(fields) ? { value: itemOf(fields, pseudonymOf) } : { skip: "not-a-description" as const },
      ),
  };
}

function isPathway(fields: Fields): boolean {
  return (fields.type ?? null) === null && (fields.qtype ?? null) === null;
}

function itemOf(fields: Fields, pseudonymOf: (handle: string) => string): ItemRow {
  const id = idField(fields, "id");
  const turns = field(fields, "conversations", Turns);
  const [human, answer] = turns;
  if (turns.length !== 2 || human?.from !== "human" || answer?.from !== "gpt") return wrong(fields, "conversations");
  const imagePath = pathField(fields, "image");
  const cut = id.lastIndexOf("_");
  const pseudonym = cut > 0 && cut < id.length - 1 ? pseudonymOf(id.slice(cut + 1)) : null;

  return {
    externalId: pseudonym ? `${id.slice(0, cut)}_${pseudonym}` : id,
    imagePath,
    description: descriptionOf(answer.value, "conversations"),
    textOrigin: "human",
    annotator: pseudonym,
    source: sourceOf(imagePath),
    imageGroup: null,
    distortions: [],
    mos: null,
  };
}

/** Told by folder and file name together; where they do not tell, nothing is guessed. */
function sourceOf(path: string): string {
  const { name } = fileNameOf(path);
  if (path.split("/").at(-2) !== "spaq_koniq") return UNRESOLVED;
  if (/^\d{5}[.]jpg$/i.test(name)) return "SPAQ";
  if (/^\d{7,}[.]jpg$/i.test(name)) return "KonIQ-10k";

  return UNRESOLVED;
}
