"use client";

import { useEffect, useState } from "react";
import { RENDITION_SIDE } from "#lib/domain/image.ts";

/** Where the picture's bytes are: a rendition that is quick to show, and the picture as it was imported. */
export interface PictureFiles {
  readonly fitted: string;
  readonly original: string;
}

/**
 * The bitmap to draw: the fitted rendition at first, the original once the screen shows more pixels than the rendition
 * has. Null until the first is there; `failed` where it cannot be had.
 */
export function usePicture(files: PictureFiles, { shownSide, side }: { shownSide: number; side: number }) {
  const [fitted, setFitted] = useState<HTMLImageElement | null>(null);
  const [original, setOriginal] = useState<HTMLImageElement | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const wantsMore = side > RENDITION_SIDE.fitted && shownSide > RENDITION_SIDE.fitted;

  useEffect(() => loading(files.fitted, setFitted, () => setFailed(true)), [files.fitted]);
  useEffect(() => {
    return wantsMore ? loading(files.original, setOriginal, () => undefined) : undefined;
  }, [files.original, wantsMore]);

  return { bitmap: original ?? fitted, hasFailed };
}

function loading(source: string, done: (image: HTMLImageElement) => void, fail: () => void): () => void {
  let isWanted = true;
  const image = new Image();
  image.decoding = "async";
  image.src = source;
  image
    .decode()
    .then(() => isWanted && done(image))
    .catch(() => isWanted && fail());

  return () => {
    isWanted = false;
  };
}
