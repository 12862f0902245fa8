"use client";

import { type PointerEvent, type RefObject, useEffect, useMemo } from "react";
import type { Hand } from "#lib/editor/hand.ts";
import { REACH } from "#lib/editor/hit.ts";
import type { View } from "#lib/editor/view.ts";
import type { ScreenPoint } from "#lib/editor/viewport.ts";
import { isWriting } from "../use-keymap.ts";

const WHEEL_STEP = 0.0016;
const PINCH_STEP = 0.012;
const MIDDLE = 1;

interface Stage {
  readonly hand: Hand;
  readonly view: View;
  readonly isSpaceHeld: boolean;
}

/** Pointer events of the stage, as presses and moves of the hand. */
export function usePointerEvents({ hand, isSpaceHeld }: Omit<Stage, "view">) {
  return useMemo(
    () => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button > MIDDLE) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
        hand.press(touchOf(event), event.button === MIDDLE || isSpaceHeld ? "pan" : "primary");
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (event.buttons === 0) hand.release(event.pointerId); // it was let go where nobody saw it
        hand.move(touchOf(event));
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => hand.release(event.pointerId),
      onPointerCancel: (event: PointerEvent<HTMLElement>) => {
        hand.cancel();
        hand.release(event.pointerId);
      },
      onPointerLeave: () => hand.leave(),
    }),
    [hand, isSpaceHeld],
  );
}

function touchOf(event: PointerEvent<HTMLElement>) {
  const at = pointOn(event.currentTarget, event);
  const reach = event.pointerType === "touch" ? REACH.touch : REACH.pointer;

  return { pointer: event.pointerId, at, reach };
}

function pointOn(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): ScreenPoint {
  const { left, top } = element.getBoundingClientRect();

  return { x: clientX - left, y: clientY - top };
}

/** The view learns the stage's size, and how fine the screen is: both change with the window and the browser's zoom. */
export function useStageSize(container: RefObject<HTMLElement | null>, view: View): void {
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const measure = () =>
      view.resize({ width: element.clientWidth, height: element.clientHeight }, window.devicePixelRatio);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener("resize", measure);

    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [container, view]);
}

/** The wheel zooms at the pointer, two fingers sideways pan. */
export function useWheel(container: RefObject<HTMLElement | null>, view: View): void {
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const listener = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) view.pan({ x: -event.deltaX * lines, y: 0 });
      else view.zoom(Math.exp(-event.deltaY * lines * stepOf(event)), pointOn(element, event));
    };
    element.addEventListener("wheel", listener, { passive: false });

    return () => element.removeEventListener("wheel", listener);
  }, [container, view]);
}

/** Pinching a trackpad comes as a wheel with Ctrl held. */
function stepOf({ ctrlKey, deltaY }: WheelEvent): number {
  return ctrlKey && Math.abs(deltaY) < 50 ? PINCH_STEP : WHEEL_STEP;
}

/** Escape and undo, while a gesture is under way, take back the gesture and nothing else. */
export function useGestureKeys(hand: Hand): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
      const isOurs = (event.key === "Escape" || isUndo) && hand.cancel();
      if (!isOurs) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", listener, { capture: true });

    return () => window.removeEventListener("keydown", listener, { capture: true });
  }, [hand]);
}

type Hold = (isHeld: boolean) => void;

/** Keys that do something for as long as they are held, unless they go into a text or press a button. */
export function useHeldKeys(holds: Readonly<Record<string, Hold>>): void {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const hold = holds[event.key];
      if (!hold || isWriting(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " " && event.target instanceof HTMLButtonElement) return;
      event.preventDefault(); // space does not scroll the page
      hold(true);
    };
    const up = (event: KeyboardEvent) => holds[event.key]?.(false);
    const lost = () => {
      for (const hold of Object.values(holds)) hold(false);
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", lost);

    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", lost);
    };
  }, [holds]);
}
