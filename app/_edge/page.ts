import { notFound, redirect } from "next/navigation";
import type { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { readingOfRequest } from "./context.ts";
import { parsed } from "./parsed.ts";

/** What a page shows: one view. Who is not signed in is sent there; what is not his is not found. */
export async function load<Input extends z.ZodType, T>(
  input: Input,
  view: (reading: Reading, input: z.output<Input>) => Promise<T>,
  raw: unknown,
): Promise<T> {
  try {
    return await view(await readingOfRequest(), parsed(input, raw));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "not-signed-in") redirect("/sign-in");
    notFound();
  }
}
