/** What one look found, and the command that mends it. */
export interface Finding {
  readonly name: string;
  readonly state: "good" | "missing" | "wrong";
  readonly found: string;
  /** What to run or set; null where nothing needs mending. */
  readonly mend: string | null;
}

/** All is well. */
export function good(name: string, found: string): Finding {
  return { name, state: "good", found, mend: null };
}

/** Something is not as it must be. */
export function wrong(name: string, found: string, mend: string): Finding {
  return { name, state: "wrong", found, mend };
}

/** Something is not there that only some work needs. */
export function missing(name: string, found: string, mend: string): Finding {
  return { name, state: "missing", found, mend };
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
