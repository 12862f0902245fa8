import { ZodError } from "zod";
import { Refusal } from "#lib/domain/refusal.ts";
import { translate } from "#lib/messages/translate.ts";
import { print, tell } from "./print.ts";

/** Says what stopped a command, on stderr or, where asked, as the one JSON value of stdout; answers the exit code. */
export function explain(error: unknown, json: boolean): 1 | 2 {
  const { code, message, wrongUse } = reasonOf(error);
  tell(message);
  if (json) print({ error: { code, message } }, { json });

  return wrongUse ? 2 : 1;
}

function reasonOf(error: unknown): { code: string; message: string; wrongUse: boolean } {
  if (error instanceof Refusal)
    return {
      code: error.code,
      message: translate(error.code, error.parameters),
      wrongUse: error.code === "bad-input",
    };
  if (error instanceof ZodError) {
    const lines = error.issues.map(({ path, message }) => `${path.join(".") || "input"}: ${message}`);
    return { code: "bad-input", message: lines.join("\n"), wrongUse: true };
  }
  const chain: string[] = [];
  for (let at: unknown = error; at !== undefined && chain.length < 5; at = at instanceof Error ? at.cause : undefined)
    chain.push(at instanceof Error ? at.message : String(at));

  return { code: "defect", message: chain.join("\n  because: "), wrongUse: false };
}
