import type { ReachedEngine } from "#lib/domain/engine-setting.ts";
import { EMBEDDED_ALONE, type EngineSettings } from "./engines.ts";
import type { ReachedServers } from "./reached-servers.ts";

/** What this installation has of engines, by what is set at this moment; its servers are asked as they are reached. */
export function settingsBy(reached: readonly ReachedEngine[], { chatOf, namesOf }: ReachedServers): EngineSettings {
  const settings = new Map(reached.map(({ name, setting }) => [name, setting]));
  const detector = settings.get("grounding-dino");
  const model = settings.get("gguf");

  return {
    ...EMBEDDED_ALONE,
    chatOf: (name) => (settings.has(name) ? chatOf(name) : null),
    namesOf: (name, model) => (settings.has(name) ? namesOf(name, model) : null),
    groundingDino: detector?.kind === "grounding-dino" ? detector.folder : null,
    gguf: model?.kind === "gguf" ? { path: model.path, contextSize: model.contextSize, threads: model.threads } : null,
  };
}
