import { Refusal } from "#lib/domain/refusal.ts";

/** node-llama-cpp, an optional dependency: imported when a GGUF is asked, and not before. */
export type Runtime = typeof import("node-llama-cpp");

/** Brings the package in; refused, with what to install, where it is not there. */
export async function llamaRuntime(load: () => Promise<Runtime> = () => import("node-llama-cpp")): Promise<Runtime> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Refusal("gguf-no-runtime", { because: "node-llama-cpp is not installed" });
  }
}

/** llama.cpp as it came, on the processor; nothing is built or fetched. */
export async function openLlama({ getLlama, LlamaLogLevel }: Runtime) {
  const quiet = { progressLogs: false, logLevel: LlamaLogLevel.error };
  try {
    return await getLlama({ gpu: false, build: "never", skipDownload: true, ...quiet });
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new Refusal("gguf-no-runtime", { because: `${process.platform} ${process.arch}, ${because}` });
  }
}
