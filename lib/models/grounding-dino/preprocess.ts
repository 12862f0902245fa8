import { z } from "zod";
import type { Size } from "#lib/domain/geometry.ts";
import type { Pixels } from "#lib/pipeline/ports.ts";
import type { InputShapes, Tensor } from "../onnx/session.ts";

/** What `preprocessor_config.json` says of the picture that the model wants. */
export const Preprocessor = z.object({
  image_mean: z.tuple([z.number(), z.number(), z.number()]),
  image_std: z.tuple([z.number(), z.number(), z.number()]),
  rescale_factor: z.number().default(1 / 255),
  size: z.union([
    z.object({ height: z.number().int(), width: z.number().int() }),
    z.object({ shortest_edge: z.number().int(), longest_edge: z.number().int() }),
  ]),
});
export type Preprocessor = z.infer<typeof Preprocessor>;

/** The size that a picture is brought to: a plain stretch, or its proportions kept with the original's own rounding. */
export function inputSize({ size }: Preprocessor, { width, height }: Size): Size {
  if ("height" in size) return { width: size.width, height: size.height };
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const isTooLong = (long / short) * size.shortest_edge > size.longest_edge;
  const exact = isTooLong ? (size.longest_edge * short) / long : size.shortest_edge;
  const shortTo = roundHalfEven(exact);
  if (shortTo === short) return { width, height };
  const longTo = Math.trunc((exact * long) / short);

  return width < height ? { width: shortTo, height: longTo } : { width: longTo, height: shortTo };
}

/** Python's `round`. */
function roundHalfEven(number: number): number {
  const below = Math.floor(number);

  return number - below === 0.5 ? below + (below % 2) : Math.round(number);
}

/** Refuses a graph whose picture has another size than its preprocessor says. */
export function checkInputs(inputs: InputShapes, preprocessor: Preprocessor): void {
  const shape = inputs.pixel_values;
  if (!shape) throw new Error("the graph has no input “pixel_values”: it is no Grounding DINO");
  const [height, width] = [shape[2], shape[3]];
  const { size } = preprocessor;
  const wants = "height" in size ? `${size.height} × ${size.width}` : "a picture with its proportions kept";
  const isFixed = typeof height === "number" && typeof width === "number" && height > 0 && width > 0;
  if (isFixed && !("height" in size && size.height === height && size.width === width))
    throw new Error(`the graph takes ${height} × ${width} pixels, its preprocessor_config.json says ${wants}`);
}

/** Planes of red, green and blue, less the mean, by the deviation. */
export function pixelValues(
  { data, width, height }: Pixels,
  { image_mean, image_std, rescale_factor }: Preprocessor,
): Tensor {
  const cells = width * height;
  const planes = new Float32Array(3 * cells);
  for (const plane of [0, 1, 2] as const)
    for (let i = 0; i < cells; i++)
      planes[plane * cells + i] = ((data[3 * i + plane] ?? 0) * rescale_factor - image_mean[plane]) / image_std[plane];

  return { data: planes, dims: [1, 3, height, width] };
}
