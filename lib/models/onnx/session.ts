import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Numbers in a shape, as a graph takes and gives them. */
export interface Tensor {
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}
export type Tensors = { readonly [name: string]: Tensor };

/** One graph in a thread of its own, so that the process stays awake while it computes. Runs follow one another. */
export interface OnnxSession {
  readonly inputs: InputShapes;
  /** Takes the feeds' numbers away. Rejects with the signal's reason when called off; the thread's answer is then dropped. */
  run(feeds: Tensors, signal: AbortSignal): Promise<Tensors>;
  close(): Promise<void>;
}

export type Asked = { readonly id: number; readonly feeds: Tensors };
/** What a graph wants of its inputs: their shapes, names for what may vary. */
export type InputShapes = { readonly [name: string]: readonly (number | string)[] };

/** The thread is up; or the graph cannot be loaded. */
export type Opened = { readonly inputs: InputShapes };
export type Answered = { readonly id: number } & ({ readonly outputs: Tensors } | { readonly error: string });

type Waiting = { resolve(outputs: Tensors): void; reject(error: Error): void };

/** The thread's own heap holds messages alone; unbounded, its young space grows to some sixty megabytes of them. */
const THREAD_HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

/** Loads a graph from a file. Rejects when the file cannot be read as one. */
export async function openSession(file: string): Promise<OnnxSession> {
  const options = { workerData: { file }, resourceLimits: THREAD_HEAP };
  const thread = new Worker(new URL("./thread.ts", import.meta.url), options);
  const waiting = new Map<number, Waiting>();
  thread.on("message", (answer: Answered | Opened) => {
    if ("inputs" in answer) return;
    const one = waiting.get(answer.id);
    if ("outputs" in answer) one?.resolve(answer.outputs);
    else one?.reject(new Error(answer.error));
  });
  const fail = (error: Error) => {
    for (const one of waiting.values()) one.reject(error);
  };
  const [{ inputs }] = (await once(thread, "message")) as [Opened]; // rejects on the thread's "error"
  thread.on("error", fail);
  thread.on("exit", () => fail(new Error("the engine's thread has ended")));
  thread.unref();
  const runs = { thread, waiting, asked: 0 };

  return {
    inputs,
    run: (feeds, signal) => runIn(runs, feeds, signal),
    close: async () => {
      await thread.terminate();
    },
  };
}

interface Runs {
  readonly thread: Worker;
  readonly waiting: Map<number, Waiting>;
  asked: number;
}

/** The thread keeps the process alive while it is asked something, and no longer. */
function runIn(runs: Runs, feeds: Tensors, signal: AbortSignal): Promise<Tensors> {
  const { thread, waiting } = runs;

  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const id = ++runs.asked;
    const callOff = () => settled(() => reject(signal.reason));
    const settled = (how: () => void) => {
      waiting.delete(id);
      signal.removeEventListener("abort", callOff);
      if (waiting.size === 0) thread.unref();
      how();
    };
    signal.addEventListener("abort", callOff, { once: true });
    waiting.set(id, {
      resolve: (outputs) => settled(() => resolve(outputs)),
      reject: (error) => settled(() => reject(error)),
    });
    thread.ref();
    thread.postMessage(
      { id, feeds } satisfies Asked,
      Object.values(feeds).map(({ data }) => data.buffer as ArrayBuffer),
    );
  });
}
