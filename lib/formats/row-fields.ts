import { z } from "zod";
import type { Fault } from "./codec.ts";
import { belowFolder } from "./image-path.ts";

/** Thrown inside a codec at the first thing that is wrong with a row; {@link reading} turns it into an answer. */
class RowFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

const Fields = z.record(z.string(), z.unknown());
export type Fields = z.infer<typeof Fields>;

/** Runs a codec's reading of one row, and answers its first fault where it has one. */
export function reading<Answer>(row: unknown, read: (fields: Fields) => Answer): Answer | { problem: Fault } {
  const fields = Fields.safeParse(row);
  if (!fields.success || Array.isArray(row)) return { problem: faultAt(null, "row-not-an-object", row) };
  try {
    return read(fields.data);
  } catch (error) {
    if (error instanceof RowFault) return { problem: error.fault };
    throw error;
  }
}

/** The field by its schema; refuses the row where it is missing or of another type. */
export function field<Value>(fields: Fields, name: string, schema: z.ZodType<Value>): Value {
  const value = fields[name];
  if (value === undefined || value === null) throw new RowFault(faultAt(name, "field-missing", value));
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new RowFault(faultAt(name, "field-wrong-type", value));

  return parsed.data;
}

/** Text that every store and file takes: without NUL, and without half a character. */
export const Text = z.string().refine((text) => !text.includes("\0") && text.isWellFormed());

/** An identifier: what is blank is as good as missing. */
export function idField(fields: Fields, name: string): string {
  const id = field(fields, name, Text).trim();
  if (id === "") throw new RowFault(faultAt(name, "field-missing", id));

  return id;
}

/** Where the picture lies below its folder; refuses a path that climbs out. */
export function pathField(fields: Fields, name: string): string {
  const path = belowFolder(idField(fields, name));
  if (path === null) throw new RowFault(faultAt(name, "image-path-outside", fields[name]));

  return path;
}

/** A description as it stands; refuses a blank one and one that holds places already, as `[label](<…>)`. */
export function descriptionOf(text: string, name: string): string {
  if (text.trim() === "") throw new RowFault(faultAt(name, "blank-text", text));
  if (text.includes("](<")) throw new RowFault(faultAt(name, "text-holds-grounding", text));

  return text;
}

/** Refuses the row: the field is there and is not what the format has there. */
export function wrong(fields: Fields, name: string): never {
  throw new RowFault(faultAt(name, "field-wrong-type", fields[name]));
}

function faultAt(name: string | null, code: Fault["code"], value: unknown): Fault {
  return { field: name, code, detail: shortened(JSON.stringify(value) ?? "nothing") };
}

/** For people to read: at most so long, and storable whatever stood there. */
export function shortened(text: string, length = 120): string {
  return text.slice(0, length).replaceAll("\0", "").toWellFormed();
}
