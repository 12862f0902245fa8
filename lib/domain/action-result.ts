import type { RefusalCode } from "./refusal.ts";

/** What a form hears: what the service answered, or why the house said no, as a code and as a sentence. */
export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly parameters: Readonly<Record<string, string | number>>;
      readonly message: string;
    };

/** A server action as a component gets it. */
export type Action<Input, T = unknown> = (input: Input) => Promise<ActionResult<T>>;
