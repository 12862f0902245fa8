/** An asymmetric generalised Gaussian: its shape, its mean, and the variances of its two sides. */
export interface Fit {
  readonly shape: number;
  readonly mean: number;
  readonly left: number;
  readonly right: number;
}

const LEAST = 0.2;
const MOST = 10;
const STEP = 0.001;

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Fits by moments, as BRISQUE does: the shape is the first local minimum of the distance between the ratios. */
export function asymmetricFit(values: Float32Array): Fit {
  let [above, below, squaresAbove, squaresBelow, absolute] = [0, 0, 0, 0, 0];
  for (const value of values) {
    if (value > 0) {
      above++;
      squaresAbove += value * value;
      absolute += value;
    } else if (value < 0) {
      below++;
      squaresBelow += value * value;
      absolute -= value;
    }
  }
  const [left, right] = [squaresBelow / below, squaresAbove / above];
  const ratio = Math.sqrt(left) / Math.sqrt(right);
  const kurtosis = (absolute / values.length) ** 2 / ((squaresBelow + squaresAbove) / values.length);
  const wanted = (kurtosis * (ratio ** 3 + 1) * (ratio + 1)) / (ratio ** 2 + 1) ** 2;
  const shape = shapeOf(wanted);
  const scale = Math.sqrt(gamma(1 / shape) / gamma(3 / shape));
  const mean = (Math.sqrt(right) - Math.sqrt(left)) * (gamma(2 / shape) / gamma(1 / shape)) * scale;

  return { shape, mean, left, right };
}

const RATIOS = Float64Array.from({ length: Math.round((MOST - LEAST) / STEP) + 1 }, (_, i) => {
  const shape = LEAST + i * STEP;

  return gamma(2 / shape) ** 2 / (gamma(1 / shape) * gamma(3 / shape));
});

function shapeOf(wanted: number): number {
  let at = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [i, ratio] of RATIOS.entries()) {
    const distance = Math.abs(ratio - wanted);
    if (distance > nearest) break;
    nearest = distance;
    at = i;
  }

  return LEAST + at * STEP;
}

/** The gamma function of a positive number (Lanczos). */
function gamma(x: number): number {
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const t = x - 1 + 7.5;
  const sum = LANCZOS.reduce((total, one, i) => (i === 0 ? one : total + one / (x - 1 + i)), 0);

  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * sum;
}
