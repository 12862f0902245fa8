import type { ReachedEngine } from "#lib/domain/engine-setting.ts";
import { EMBEDDED_ALONE, type EngineSettings } from "./engines.ts";
import type { Chat } from "./language/chat.ts";

/** What this installation has of engines, by what is set at this moment; its servers are asked by `chatOf`. */
export function settingsBy(reached: readonly ReachedEngine[], chatOf: (name: string) => Chat): EngineSettings {
  const settings = new Map(reached.map(({ name, setting }) => [name, setting]));
  const detector = settings.get("grounding-dino");
  const model = settings.get("gguf");

  return {
    ...EMBEDDED_ALONE,
    chatOf: (name) => (settings.has(name) ? chatOf(name) : null),
    groundingDino: detector?.kind === "grounding-dino" ? detector.folder : null,
    gguf: model?.kind === "gguf" ? { path: model.path, contextSize: model.contextSize, threads: model.threads } : null,
  };
}
