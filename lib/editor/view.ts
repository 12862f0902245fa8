import type { Box, Size } from "#lib/domain/geometry.ts";
import { sameValue } from "#lib/domain/same-value.ts";
import {
  centred,
  type Frame,
  fitted,
  onWholePixels,
  panned,
  restaged,
  revealed,
  type ScreenPoint,
  scaledAt,
  type Viewport,
} from "./viewport.ts";

/** How the picture is looked at; nothing of it is stored. A new object for every change. */
export interface Viewed {
  readonly stage: Size;
  /** Pixels of the screen to one of CSS. */
  readonly ratio: number;
  readonly viewport: Viewport;
  /** While it is true, the boxes are out of sight. */
  readonly isBare: boolean;
}

/** The view of one picture: canvas, keys and status bar change it, React subscribes. */
export interface View {
  subscribe(listener: () => void): () => void;
  now(): Viewed;
  /** The stage has come to be of this size, on a screen of so many pixels to one of CSS. */
  resize(stage: Size, ratio: number): void;
  fit(): void;
  /** One pixel of the picture on one of the screen, the stage's middle held in place. */
  actualSize(): void;
  /** About a point of the stage, its middle where none is given. */
  zoom(factor: number, at?: ScreenPoint): void;
  pan(by: ScreenPoint): void;
  /** Brings a box onto the stage, whole, where it is not. */
  reveal(box: Box): void;
  showBare(isBare: boolean): void;
}

/** Until the hand has zoomed or panned, the picture is fitted to its stage, whatever size that has. */
export function createView(image: Size): View {
  return new PictureView(image);
}

class PictureView implements View {
  readonly #image: Size;
  readonly #listeners = new Set<() => void>();
  #isFitted = true;
  #viewed: Viewed = { stage: { width: 0, height: 0 }, ratio: 1, viewport: { scale: 1, x: 0, y: 0 }, isBare: false };

  constructor(image: Size) {
    this.#image = image;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);

    return () => this.#listeners.delete(listener);
  };

  now = () => this.#viewed;

  resize(stage: Size, ratio: number): void {
    const { stage: before, viewport } = this.#viewed;
    const frame = { image: this.#image, stage };
    this.#set({ stage, ratio, viewport: this.#isFitted ? fitted(frame) : restaged(viewport, before, frame) });
  }

  fit = () => {
    this.#isFitted = true;
    this.#set({ viewport: fitted(this.#frame) });
  };

  actualSize = () => {
    const { ratio, viewport } = this.#viewed;
    const all = this.#isFitted ? centred(this.#frame, 1 / ratio) : this.#scaled(viewport, 1 / ratio);
    this.#look(onWholePixels(all, ratio));
  };

  zoom(factor: number, at?: ScreenPoint): void {
    const { viewport } = this.#viewed;
    this.#look(this.#scaled(viewport, viewport.scale * factor, at));
  }

  pan(by: ScreenPoint): void {
    this.#look(panned(this.#viewed.viewport, by, this.#frame));
  }

  reveal(box: Box): void {
    const { viewport } = this.#viewed;
    const next = revealed(viewport, box, this.#frame);
    if (!sameValue(next, viewport)) this.#look(next);
  }

  showBare(isBare: boolean): void {
    if (isBare !== this.#viewed.isBare) this.#set({ isBare });
  }

  get #frame(): Frame {
    return { image: this.#image, stage: this.#viewed.stage };
  }

  #scaled(viewport: Viewport, scale: number, at?: ScreenPoint): Viewport {
    const { width, height } = this.#viewed.stage;

    return scaledAt(viewport, scale, { at: at ?? { x: width / 2, y: height / 2 }, frame: this.#frame });
  }

  /** Before the stage has a size there is nothing to look at: the picture will come fitted. */
  #look(viewport: Viewport): void {
    if (this.#viewed.stage.width === 0 || this.#viewed.stage.height === 0) return;
    this.#isFitted = false;
    this.#set({ viewport });
  }

  #set(change: Partial<Viewed>): void {
    this.#viewed = { ...this.#viewed, ...change };
    for (const listener of this.#listeners) listener();
  }
}
