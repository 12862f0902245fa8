import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Pixels } from "#lib/pipeline/ports.ts";
import { brisqueFeatures } from "./brisque-features.ts";

/** BRISQUE's score of a picture, 0 (good) to 100 (bad); null where it is flat, for the formula then says nothing. */
export type Brisque = (pixels: Pixels) => number | null;

/** Reads the support vector regression and the features' ranges that OpenCV ships (trained on LIVE). */
export async function openBrisque(folder: string): Promise<Brisque> {
  const [model, range] = await Promise.all(
    ["brisque_model_live.yml", "brisque_range_live.yml"].map((name) => readFile(path.join(folder, name), "utf8")),
  );
  if (!model || !range) throw new Error("BRISQUE's files are empty");
  const regression = regressionIn(model);
  const [least, most] = halves(numbersIn(range.slice(range.indexOf("data:"))));

  return (pixels) => {
    const features = brisqueFeatures(pixels);
    if (features.some((value) => !Number.isFinite(value))) return null;
    const scaled = features.map(
      (value, i) => -1 + (2 * (value - (least[i] ?? 0))) / ((most[i] ?? 1) - (least[i] ?? 0)),
    );

    return Math.min(100, Math.max(0, predict(regression, scaled)));
  };
}

interface Regression {
  readonly gamma: number;
  readonly rho: number;
  readonly vectors: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

function predict({ gamma, rho, vectors, weights }: Regression, features: readonly number[]): number {
  return vectors.reduce((sum, vector, v) => {
    const distance = vector.reduce((total, value, i) => total + (value - (features[i] ?? 0)) ** 2, 0);

    return sum + (weights[v] ?? 0) * Math.exp(-gamma * distance);
  }, -rho);
}

function regressionIn(yaml: string): Regression {
  const functions = yaml.indexOf("decision_functions:");
  const vectors = [...yaml.slice(yaml.indexOf("support_vectors:"), functions).matchAll(/\[([^\]]*)\]/g)];

  return {
    gamma: numberAfter(yaml, "gamma:"),
    rho: numberAfter(yaml, "rho:"),
    vectors: vectors.map(([, list = ""]) => numbersIn(list)),
    weights: numbersIn(yaml.slice(yaml.indexOf("alpha:", functions))),
  };
}

function numberAfter(yaml: string, key: string): number {
  return numbersIn(yaml.slice(yaml.indexOf(key) + key.length).split("\n", 1)[0] ?? "")[0] ?? Number.NaN;
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/-?\d+(?:\.\d*)?(?:e[+-]?\d+)?/g)].map(([number]) => Number(number));
}

function halves(numbers: readonly number[]): [number[], number[]] {
  return [numbers.slice(0, numbers.length / 2), numbers.slice(numbers.length / 2)];
}
