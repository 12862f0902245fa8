/** A part of what a user says: words, or a picture by its address. */
type Part =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image_url"; readonly image_url: { readonly url: string } };

/** What is said in a talk with a model, in order. */
export type Turn =
  | { readonly role: "system" | "assistant"; readonly content: string }
  | { readonly role: "user"; readonly content: string | Part[] };

export interface Asking {
  readonly model: string;
  readonly messages: readonly Turn[];
  /** The answer's JSON schema, by name; a model may not keep to it. */
  readonly schema?: { readonly name: string; readonly schema: Record<string, unknown> };
  readonly wantsProbabilities?: true;
  readonly maxTokens: number;
}

/** Tokens that the model might have said first, with their log-probabilities. */
export type FirstToken = readonly { readonly token: string; readonly logprob: number }[];

export interface Said {
  readonly text: string;
  /** Null where none are given. */
  readonly firstToken: FirstToken | null;
}

/** One answer at a time; temperature 0, so that the same question has the same answer as far as the model can. */
export type Chat = (asking: Asking, signal: AbortSignal) => Promise<Said>;
