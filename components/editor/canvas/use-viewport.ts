"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Size } from "#lib/domain/geometry.ts";
import { centred, fitted, panned, type ScreenPoint, type Viewport, zoomedAt } from "#lib/editor/viewport.ts";

/** How the picture lies on its stage, and the ways to change it. */
export interface ViewportControl {
  readonly stage: Size;
  readonly viewport: Viewport;
  readonly fit: () => void;
  /** One pixel of the picture on one of the screen. */
  readonly actualSize: () => void;
  readonly zoom: (factor: number, at?: ScreenPoint) => void;
  readonly pan: (by: ScreenPoint) => void;
}

const WHEEL_STEP = 0.0016;
const PINCH_STEP = 0.012;

/** Follows the stage's size and the wheel; until the hand has zoomed or panned, the picture stays fitted. */
export function useViewport(container: RefObject<HTMLDivElement | null>, image: Size): ViewportControl {
  const [stage, setStage] = useState<Size>({ width: 0, height: 0 });
  const [moved, setMoved] = useState<Viewport | null>(null);
  const viewport = moved ?? fitted(image, stage);
  const latest = useRef(viewport);
  latest.current = viewport;
  const least = fitted(image, stage).scale / 3;

  const fit = useCallback(() => setMoved(null), []);
  const actualSize = () => setMoved(centred(image, stage, 1 / window.devicePixelRatio));
  const zoom = useCallback(
    (factor: number, at: ScreenPoint = { x: stage.width / 2, y: stage.height / 2 }) =>
      setMoved((now) => zoomedAt(now ?? latest.current, at, { factor, least })),
    [stage, least],
  );
  const pan = useCallback(
    (by: ScreenPoint) => setMoved((now) => panned(now ?? latest.current, by, { image, stage })),
    [image, stage],
  );
  useSize(container, setStage);
  useWheel(container, zoom);

  return { stage, viewport, fit, actualSize, zoom, pan };
}

function useSize(container: RefObject<HTMLDivElement | null>, setStage: (size: Size) => void): void {
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setStage({ width: Math.floor(element.clientWidth), height: Math.floor(element.clientHeight) }),
    );
    observer.observe(element);

    return () => observer.disconnect();
  }, [container, setStage]);
}

function useWheel(container: RefObject<HTMLDivElement | null>, zoom: ViewportControl["zoom"]): void {
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const listener = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const step = event.ctrlKey ? PINCH_STEP : WHEEL_STEP;
      zoom(Math.exp(-event.deltaY * lines * step), { x: event.clientX - left, y: event.clientY - top });
    };
    element.addEventListener("wheel", listener, { passive: false });

    return () => element.removeEventListener("wheel", listener);
  }, [container, zoom]);
}
