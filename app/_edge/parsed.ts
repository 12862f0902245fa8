import type { z } from "zod";
import { Refusal } from "#lib/domain/refusal.ts";

/** What came from outside, as the schema has it; refused with the first field that is wrong. */
export function parsed<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;

  throw new Refusal("bad-input", { field: issue?.path.join(".") || "input", problem: issue?.message ?? "is wrong" });
}
