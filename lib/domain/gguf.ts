/** Why a model in the process does not answer. */
export type GgufRefusals = {
  "gguf-missing": { path: string };
  "gguf-not-one": { path: string };
  "gguf-not-loaded": { path: string; because: string };
  "gguf-no-runtime": { because: string };
  /** One model a process. */
  "gguf-another-loaded": { loaded: string; asked: string };
  /** The recipe pins a model or weights that the file has not. */
  "gguf-otherwise": { asked: string; there: string };
  "engine-sees-no-pictures": { engine: string };
  "prompt-too-long": { tokens: number; context: number };
};
