import type { Problem } from "#lib/domain/import.ts";
import { translate } from "./translate.ts";

/** A row's problem as files and commands hand it on: with its sentence, and what stood there. */
export interface ReportedProblem {
  readonly row: number | null;
  readonly field: string | null;
  readonly code: Problem["code"];
  readonly message: string;
}

/** Says a problem in a sentence. */
export function reportedProblem({ row, field, code, detail }: Problem): ReportedProblem {
  const sentence = translate(`problem.${code}`);

  return { row, field, code, message: detail ? `${sentence}: ${detail}` : sentence };
}
