"use client";

import { memo, useMemo } from "react";
import { Layer, Shape } from "react-konva";
import type { RegionId } from "#lib/domain/ids.ts";
import type { Viewed } from "#lib/editor/view.ts";
import { useEditorPart } from "../use-editor.ts";
import { drawnBoxes, emphasisOf } from "./drawn-box.ts";
import { type Painted, paintBoxes } from "./paint.ts";

interface StillBoxesProps {
  readonly viewed: Viewed;
  /** The one that is drawn on a layer of its own. */
  readonly active: RegionId | null;
}

/** All boxes but the one under the hand, as one shape: a drag draws none of them anew. */
export const StillBoxes = memo(function StillBoxes({ viewed, active }: StillBoxesProps) {
  const annotation = useEditorPart((state) => state.annotation);
  const suggestion = useEditorPart((state) => state.suggestion);
  const lit = useEditorPart((state) => state.lit);
  const boxes = useMemo(() => drawnBoxes(annotation, suggestion), [annotation, suggestion]);
  const painted = boxes.flatMap((drawn): Painted[] => {
    const emphasis = emphasisOf(drawn, lit);

    return drawn.of === active || emphasis === "hidden" ? [] : [{ drawn, emphasis }];
  });

  return (
    <Layer listening={false} visible={!viewed.isBare}>
      <Shape listening={false} sceneFunc={(context) => paintBoxes(context._context, painted, viewed)} />
    </Layer>
  );
});
