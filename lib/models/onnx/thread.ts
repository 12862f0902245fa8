import { parentPort, workerData } from "node:worker_threads";
import * as ort from "onnxruntime-node";
import type { Answered, Asked, InputShapes, Opened, Tensor, Tensors } from "./session.ts";

/** The thread of one graph: loads it, says so, then answers one run after another. */
const { file } = workerData as { file: string };
const session = await ort.InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
let last: Promise<void> = Promise.resolve();

parentPort?.on("message", (asked: Asked) => {
  last = last.then(() => answer(asked));
});
parentPort?.postMessage({ inputs: inputShapes() } satisfies Opened);

function inputShapes(): InputShapes {
  return Object.fromEntries(
    session.inputMetadata.map((input) => [input.name, input.isTensor ? [...input.shape] : []] as const),
  );
}

async function answer({ id, feeds }: Asked): Promise<void> {
  let answered: Answered;
  try {
    answered = { id, outputs: await run(feeds) };
  } catch (error) {
    answered = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answered);
}

function tensorOf(data: Tensor["data"], dims: readonly number[]): ort.Tensor {
  return data instanceof Float32Array ? new ort.Tensor("float32", data, dims) : new ort.Tensor("int64", data, dims);
}

async function run(feeds: Tensors): Promise<Tensors> {
  const inputs = Object.entries(feeds).map(([name, { data, dims }]) => [name, tensorOf(data, dims)] as const);
  const outputs = await session.run(Object.fromEntries(inputs));

  return Object.fromEntries(
    Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: data as Float32Array, dims }]),
  );
}
