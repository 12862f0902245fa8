import type { Box, Size } from "#lib/domain/geometry.ts";
import type { Picture, Pixels } from "#lib/pipeline/ports.ts";

/** Side of the square that the network looks at. */
export const SIDE = 416;
/** From here on a picture is so long that whole it is seen too small. */
const LONG = 1.25;
/** A box that ends so near to a cut, as a share of the square, may go on behind it. */
const AT_THE_CUT = 0.03;

/** What the network is shown of a picture: some pixels, in the upper left of its square. */
export interface View {
  readonly pixels: Pixels;
  /** A mirrored view is shown from right to left. */
  readonly way: "straight" | "mirrored";
  /** The whole picture in the view's scale, and where in it the view begins. */
  readonly scaled: Size;
  readonly from: { readonly x: number; readonly y: number };
  readonly picture: Size;
}

/**
 * The picture whole and mirrored, its proportions kept (stretched to a square it would be seen worse), and, where it is
 * long, the squares along it.
 */
export async function viewsOf(picture: Picture): Promise<View[]> {
  const { width, height } = picture.size;
  const whole = await scaledTo(picture, SIDE / Math.max(width, height));
  const shown = { pixels: whole, scaled: whole, from: { x: 0, y: 0 }, picture: picture.size };
  const both = (["straight", "mirrored"] as const).map((way) => ({ ...shown, way }));
  const length = Math.max(width, height) / Math.min(width, height);
  if (length < LONG) return both;
  const large = await scaledTo(picture, SIDE / Math.min(width, height));

  return [...both, ...squaresAlong(large, Math.ceil(length)).map((square) => ({ ...square, picture: picture.size }))];
}

function scaledTo({ size, stretched }: Picture, scale: number): Promise<Pixels> {
  const side = (length: number) => Math.max(1, Math.round(length * scale));

  return stretched({ width: side(size.width), height: side(size.height) });
}

function squaresAlong(large: Pixels, count: number): Omit<View, "picture">[] {
  const room = { x: large.width - SIDE, y: large.height - SIDE };

  return Array.from({ length: count }, (_, i) => {
    const from = { x: Math.round((room.x * i) / (count - 1)), y: Math.round((room.y * i) / (count - 1)) };

    return { pixels: squareAt(large, from), scaled: large, from, way: "straight" };
  });
}

function squareAt({ data, width }: Pixels, { x, y }: View["from"]): Pixels {
  const square = new Uint8Array(3 * SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    const start = 3 * ((y + row) * width + x);
    square.set(data.subarray(start, start + 3 * SIDE), 3 * row * SIDE);
  }

  return { data: square, width: SIDE, height: SIDE };
}

/** A box of the view in pixels of the picture; null where nothing of it is on the view, or a cut may have shortened it. */
export function onPicture(box: Box, { pixels, way, scaled, from, picture }: View): Box | null {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const [left, right] = way === "straight" ? [box.x1, box.x2] : [pixels.width - box.x2, pixels.width - box.x1];
  const x = { from: within(left, pixels.width) + from.x, to: within(right, pixels.width) + from.x };
  const y = { from: within(box.y1, pixels.height) + from.y, to: within(box.y2, pixels.height) + from.y };
  const isCut = (side: { from: number; to: number }, [start, end, all]: readonly [number, number, number]) =>
    (start > 0 && side.from < start + AT_THE_CUT * SIDE) || (end < all && side.to > end - AT_THE_CUT * SIDE);
  if (isCut(x, [from.x, from.x + pixels.width, scaled.width])) return null;
  if (isCut(y, [from.y, from.y + pixels.height, scaled.height])) return null;
  const [across, down] = [picture.width / scaled.width, picture.height / scaled.height];
  const found = { x1: x.from * across, y1: y.from * down, x2: x.to * across, y2: y.to * down };

  return found.x1 < found.x2 && found.y1 < found.y2 ? found : null;
}
