import type { AccessRefusals } from "./actor.ts";
import type { EngineRefusals } from "./engine-setting.ts";
import type { GgufRefusals } from "./gguf.ts";
import type { ImageRefusals } from "./image.ts";
import type { ImportRefusals } from "./import.ts";
import type { ProjectRefusals } from "./project.ts";
import type { PromptRefusals } from "./prompt.ts";
import type { RecordingRefusals } from "./recording.ts";
import type { RoundRefusals } from "./round.ts";
import type { RecipeRefusals, RunRefusals } from "./run.ts";
import type { TaskRefusals } from "./task.ts";
import type { UserRefusals } from "./user.ts";

/** Every code that the house may say no with, and what the sentence of each needs. */
export type Refusals = AccessRefusals &
  UserRefusals &
  ProjectRefusals &
  ImageRefusals &
  ImportRefusals &
  EngineRefusals &
  GgufRefusals &
  RecipeRefusals &
  PromptRefusals &
  RunRefusals &
  RecordingRefusals &
  RoundRefusals &
  TaskRefusals & { "bad-input": { field: string; problem: string } };
export type RefusalCode = keyof Refusals;

/** The house said no, for a reason a person can act on. Anything else thrown is a defect. */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  override readonly name = "Refusal";
  readonly code: Code;
  readonly parameters: Refusals[Code];

  constructor(code: Code, parameters: Refusals[Code]) {
    super(code);
    this.code = code;
    this.parameters = parameters;
  }
}
