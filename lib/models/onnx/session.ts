import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Numbers in a shape, as a graph takes and gives them. */
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
export type Tensors = { readonly [name: string]: Tensor };

/** One graph in a thread of its own, so that the process stays awake while it computes. Runs follow one another. */
export interface OnnxSession {
  /** Rejects with the signal's reason when called off; the thread's answer is then dropped. */
  run(feeds: Tensors, signal: AbortSignal): Promise<Tensors>;
  close(): Promise<void>;
}

export type Asked = { readonly id: number; readonly feeds: Tensors };
export type Answered = { readonly id: number } & ({ readonly outputs: Tensors } | { readonly error: string });

type Waiting = { resolve(outputs: Tensors): void; reject(error: Error): void };

/** Loads a graph from a file. Rejects when the file cannot be read as one. */
export async function openSession(file: string): Promise<OnnxSession> {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { workerData: { file } });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  thread.on("message", (answer: Answered | "ready") => {
    if (answer === "ready") return;
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("outputs" in answer) one?.resolve(answer.outputs);
    else one?.reject(new Error(answer.error));
  });
  const fail = (error: Error) => {
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  await once(thread, "message"); // rejects on the thread's "error"
  thread.on("error", fail);
  thread.on("exit", () => fail(new Error("the engine's thread has ended")));
  thread.unref();

  return {
    run: (feeds, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const id = ++asked;
        const callOff = () => {
          waiting.delete(id);
          settle();
          reject(signal.reason);
        };
        const settle = () => {
          signal.removeEventListener("abort", callOff);
          if (waiting.size === 0) thread.unref();
        };
        signal.addEventListener("abort", callOff, { once: true });
        waiting.set(id, {
          resolve: (outputs) => {
            settle();
            resolve(outputs);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        });
        thread.ref();
        thread.postMessage({ id, feeds } satisfies Asked);
      }),
    close: async () => {
      await thread.terminate();
    },
  };
}
