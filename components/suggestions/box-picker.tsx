"use client";

import type { PointerEvent } from "react";
import { area, type Box, type Size } from "#lib/domain/geometry.ts";
import type { TracedBox } from "#lib/domain/lineage.ts";
import type { StageName } from "#lib/domain/trace.ts";

interface BoxPickerProps {
  readonly picture: Size;
  readonly stage: StageName;
  readonly boxes: readonly TracedBox[];
  readonly chosen: TracedBox | undefined;
  readonly choose: (key: string | null) => void;
}

/** Lies over the picture: a click takes the smallest box under it, another click the next; the taken one is drawn with its past. */
export function BoxPicker({ picture, stage, boxes, chosen, choose }: BoxPickerProps) {
  const unit = Math.max(picture.width, picture.height) / 380;
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const under = boxesUnder(pointOf(event), targetsAt(stage, boxes));
    const at = under.indexOf(chosen?.key ?? "");
    choose(under.length === 0 ? null : (under[(at + 1) % under.length] ?? null));
  };

  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      className="absolute inset-0 size-full cursor-crosshair"
      onPointerDown={pick}
    >
      {chosen && <Past box={chosen} unit={unit} />}
    </svg>
  );
}

/** What can be taken at a stage: before merging the detections themselves, in the end what stands in the text. */
function targetsAt(stage: StageName, boxes: readonly TracedBox[]): { key: string; box: Box }[] {
  switch (stage) {
    case "tags":
      return [];
    case "boxes":
    case "filter":
      return boxes.flatMap(({ key, origins }) => origins.map(({ box }) => ({ key, box })));
    case "merge":
      return [...boxes];
    case "fusion":
    case "questions":
      return boxes.filter(({ fate }) => fate === "in-the-text");
  }
}

function boxesUnder([x, y]: readonly [number, number], targets: readonly { key: string; box: Box }[]): string[] {
  const under = targets
    .filter(({ box }) => x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2)
    .toSorted((a, b) => area(a.box) - area(b.box));

  return [...new Set(under.map(({ key }) => key))];
}

/** Where on the picture, which lies fitted and centred within the drawing. */
function pointOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): readonly [number, number] {
  const matrix = currentTarget.getScreenCTM()?.inverse();
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);

  return [x, y];
}

function Past({ box, unit }: { readonly box: TracedBox; readonly unit: number }) {
  const parts = box.origins.length > 1 ? box.origins : [];

  return (
    <g>
      {parts.map(({ at, box: part }, n) => (
        <g key={at}>
          <Frame box={part} width={unit} dash={`${unit * 3} ${unit * 2}`} />
          <text
            x={part.x1 + unit * 3}
            y={part.y2 - unit * 3}
            fontSize={unit * 11}
            className="fill-white stroke-black/70 [paint-order:stroke]"
            strokeWidth={unit * 2}
          >
            {n + 1}
          </text>
        </g>
      ))}
      <Frame box={box.box} width={unit * 2} />
    </g>
  );
}

function Frame({ box, width, dash }: { readonly box: Box; readonly width: number; readonly dash?: string }) {
  const place = { x: box.x1, y: box.y1, width: box.x2 - box.x1, height: box.y2 - box.y1, fill: "none" };

  return (
    <>
      <rect {...place} stroke="black" strokeOpacity={0.7} strokeWidth={width * 2} strokeDasharray={dash} />
      <rect {...place} stroke="white" strokeWidth={width} strokeDasharray={dash} />
    </>
  );
}
