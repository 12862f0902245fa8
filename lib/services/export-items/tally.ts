import { holdsPlaces } from "#lib/domain/interleaved-text.ts";
import type { ExportedSource, LeftOutReason, Manifest } from "#lib/domain/manifest.ts";
import type { Sample } from "#lib/domain/sample.ts";
import type { TextOrigin } from "#lib/domain/taxonomy.ts";

/** Counts what goes into an export and what does not, for its manifest. */
export interface Tally {
  take(file: string, sample: Sample, redistributable: boolean): void;
  leaveOut(file: string, reason: LeftOutReason): void;
  /** How many a file has taken. */
  rows(file: string): number;
  result(): Pick<Manifest, "sources" | "textOrigins" | "leftOut">;
}

/** A tally with nothing counted. */
export function newTally(): Tally {
  const rows = new Map<string, number>();
  const sources = new Map<string, ExportedSource>();
  const textOrigins: Partial<Record<TextOrigin, number>> = {};
  const leftOut = new Map<string, { file: string; reason: LeftOutReason; count: number }>();

  return {
    take(file, { image: { source: name, licence }, origin: { textOrigin } }, redistributable) {
      rows.set(file, (rows.get(file) ?? 0) + 1);
      const samples = (sources.get(name)?.samples ?? 0) + 1;
      sources.set(name, { name, licence, redistributable, samples });
      textOrigins[textOrigin] = (textOrigins[textOrigin] ?? 0) + 1;
    },
    leaveOut(file, reason) {
      const key = `${file} ${reason}`;
      leftOut.set(key, { file, reason, count: (leftOut.get(key)?.count ?? 0) + 1 });
    },
    rows: (file) => rows.get(file) ?? 0,
    result: () => ({ sources: [...sources.values()], textOrigins, leftOut: [...leftOut.values()] }),
  };
}

/** Why a sample cannot stand in the file; null: it can. */
export function reasonToLeaveOut({ task, question, answer, origin }: Sample): LeftOutReason | null {
  if (holdsPlaces(question.text) || holdsPlaces(answer.text)) return "text-holds-grounding";
  if (task === "des" && origin.kind === "suggestion" && answer.mentions.length === 0) return "no-grounded-mention";

  return null;
}
