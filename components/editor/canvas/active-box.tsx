"use client";

import { Group, Layer, Rect, Shape } from "react-konva";
import type { Box } from "#lib/domain/geometry.ts";
import { toScreen, type Viewport } from "#lib/editor/viewport.ts";
import { handlesOf } from "./hit.ts";
import { paintBoxes } from "./paint.ts";

interface ActiveBoxProps {
  readonly box: Box | null;
  readonly isNew: boolean;
  readonly colour: string;
  readonly label: string;
  readonly viewport: Viewport;
  readonly isEditable: boolean;
}

/** The selected box, or the one that is being drawn, on a layer of its own, so that a drag draws nothing else anew. */
export function ActiveBox({ box, isNew, colour, label, viewport, isEditable }: ActiveBoxProps) {
  if (!box) return <Layer listening={false} />;
  const { width, height } = toScreen(viewport, box);
  const hasHandles = isEditable && !isNew;
  const size = `${Math.round(box.x2 - box.x1)} × ${Math.round(box.y2 - box.y1)}`;
  const drawn = {
    key: "active",
    box,
    colour,
    label: label || size,
    stroke: "solid",
    isLit: true,
    isDim: false,
  } as const;

  return (
    <Layer listening={false}>
      <Shape listening={false} sceneFunc={(context) => paintBoxes(context._context, [drawn], viewport)} />
      {hasHandles && (
        <Group listening={false}>
          {handlesOf(viewport, box)
            .filter(({ handle }) => handle.length === 2 || Math.min(width, height) > 40)
            .map(({ handle, at }) => (
              <Rect
                key={handle}
                x={at.x - 4}
                y={at.y - 4}
                width={8}
                height={8}
                fill="#ffffff"
                stroke="#141414"
                strokeWidth={1.5}
              />
            ))}
        </Group>
      )}
    </Layer>
  );
}
