"use client";

import { memo, useEffect, useState } from "react";
import { Layer, Shape } from "react-konva";
import type { Size } from "#lib/domain/geometry.ts";
import { RENDITION_SIDE } from "#lib/domain/image.ts";
import type { Viewed } from "#lib/editor/view.ts";
import { toScreen } from "#lib/editor/viewport.ts";
import { paintGrid } from "./paint.ts";

/** Where the picture's bytes are: a rendition that is quick to show, and the picture as it was imported. */
export interface PictureFiles {
  readonly fitted: string;
  readonly original: string;
}

interface PictureProps {
  readonly files: PictureFiles;
  readonly image: Size;
  readonly viewed: Viewed;
  /** Cells a side of the grid that is drawn over it; 0: none. */
  readonly grid: number;
}

/** From this many screen pixels to one of the picture, each is shown as a square. */
const SQUARES_FROM = 2;

/** The picture alone, on the lowest layer. */
export const Picture = memo(function Picture({ files, image, viewed, grid }: PictureProps) {
  const { viewport, ratio, stage } = viewed;
  const { bitmap, hasFailed } = usePicture(files, image, viewport.scale * ratio);
  const place = toScreen(viewport, { x1: 0, y1: 0, x2: image.width, y2: image.height });

  return (
    <Layer listening={false}>
      <Shape
        listening={false}
        sceneFunc={(context) => {
          const brush = context._context;
          if (bitmap) paintPicture(brush, bitmap, { place, stage, ratio });
          if (grid > 0) paintGrid(brush, place, grid);
          if (hasFailed) paintFailure(brush, stage);
        }}
      />
    </Layer>
  );
});

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Draws the part of the bitmap that is on the stage, and no more. */
function paintPicture(
  brush: CanvasRenderingContext2D,
  bitmap: HTMLImageElement,
  { place, stage, ratio }: { place: Rect; stage: Size; ratio: number },
): void {
  const [across, down] = [place.width / bitmap.naturalWidth, place.height / bitmap.naturalHeight];
  const left = Math.max(0, Math.floor(-place.x / across));
  const top = Math.max(0, Math.floor(-place.y / down));
  const width = Math.min(bitmap.naturalWidth, Math.ceil((stage.width - place.x) / across)) - left;
  const height = Math.min(bitmap.naturalHeight, Math.ceil((stage.height - place.y) / down)) - top;
  if (width <= 0 || height <= 0) return;
  brush.imageSmoothingEnabled = across * ratio < SQUARES_FROM;
  brush.imageSmoothingQuality = across * ratio < 1 ? "high" : "low";
  const at = [place.x + left * across, place.y + top * down, width * across, height * down] as const;
  brush.drawImage(bitmap, left, top, width, height, ...at);
}

function paintFailure(brush: CanvasRenderingContext2D, { height }: Size): void {
  brush.fillStyle = "#ffffff";
  brush.font = "14px system-ui, sans-serif";
  brush.fillText("The picture could not be loaded. Reload the page to try again.", 16, height / 2);
}

/**
 * The bitmap to draw. A picture no larger than the rendition is shown as it was imported; of a larger one the rendition,
 * and the picture itself where the screen shows more pixels than the rendition has.
 */
function usePicture({ fitted: rendition, original }: PictureFiles, image: Size, shownScale: number) {
  const side = Math.max(image.width, image.height);
  const isSmall = side <= RENDITION_SIDE.fitted;
  const wantsOriginal = isSmall || side * shownScale > RENDITION_SIDE.fitted;
  const whole = useBitmap(wantsOriginal ? original : null);
  const fitted = useBitmap(isSmall && !whole.hasFailed ? null : rendition);

  return {
    bitmap: (wantsOriginal ? whole.bitmap : null) ?? fitted.bitmap,
    hasFailed: fitted.hasFailed && !whole.bitmap,
  };
}

type Loaded = { readonly bitmap: HTMLImageElement | null; readonly hasFailed: boolean };
const NOT_YET: Loaded = { bitmap: null, hasFailed: false };

/** A picture by its address, decoded off the main thread; once loaded it stays while the address does. */
function useBitmap(source: string | null): Loaded {
  const [loaded, setLoaded] = useState<{ readonly source: string; readonly is: Loaded } | null>(null);
  const isKnown = source === null || loaded?.source === source;
  useEffect(() => {
    if (isKnown || source === null) return;
    let isWanted = true;
    const settle = (is: Loaded) => isWanted && setLoaded({ source, is });
    const bitmap = new Image();
    bitmap.decoding = "async";
    bitmap.src = source;
    bitmap.decode().then(
      () => settle({ bitmap, hasFailed: false }),
      () => settle({ bitmap: null, hasFailed: true }),
    );

    return () => {
      isWanted = false;
    };
  }, [source, isKnown]);

  return source !== null && loaded?.source === source ? loaded.is : NOT_YET;
}
