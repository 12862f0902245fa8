"use client";

import { memo } from "react";
import { Layer, Shape } from "react-konva";
import type { Annotation } from "#lib/domain/annotation.ts";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { RegionId } from "#lib/domain/ids.ts";
import type { Hand, HandState } from "#lib/editor/hand.ts";
import { handlesOf } from "#lib/editor/hit.ts";
import { coloursOf, nameOf, ownersOf } from "#lib/editor/labels.ts";
import { preview } from "#lib/editor/tool.ts";
import type { Viewed } from "#lib/editor/view.ts";
import { hueOf } from "../colours.ts";
import { useEditorPart } from "../use-editor.ts";
import { usePart } from "../use-part.ts";
import type { DrawnBox } from "./drawn-box.ts";
import { paintBoxes, paintCrosshair, paintHandles } from "./paint.ts";

interface ActiveBoxProps {
  readonly hand: Hand;
  readonly viewed: Viewed;
  readonly image: Size;
  readonly active: RegionId | null;
}

/** The selected box, or the one that is being drawn, on a layer of its own, with its handles. */
export const ActiveBox = memo(function ActiveBox({ hand, viewed, image, active }: ActiveBoxProps) {
  const tool = usePart(hand, (now) => now.tool);
  const annotation = useEditorPart((state) => state.annotation);
  const isEditable = useEditorPart((state) => state.isEditable);
  const shaped = preview(tool, image);
  const box = shaped?.box ?? (active ? annotation.regions[active]?.box : undefined);
  const drawn =
    box && drawnActive(annotation, { box, region: shaped ? shaped.region : active, isShaped: shaped !== null });
  const handles = box && isEditable && tool.state !== "drawing" ? handlesOf(viewed.viewport, box) : [];

  return (
    <Layer listening={false} visible={!viewed.isBare}>
      <Shape
        listening={false}
        sceneFunc={(context) => {
          if (!drawn) return;
          paintBoxes(context._context, [{ drawn, emphasis: "lit" }], viewed);
          paintHandles(context._context, handles);
        }}
      />
    </Layer>
  );
});

interface Active {
  readonly box: Box;
  readonly region: RegionId | null;
  readonly isShaped: boolean;
}

/** While it is shaped, its label says its size. */
function drawnActive(annotation: Annotation, { box, region, isShaped }: Active): DrawnBox {
  const owner = region ? ownersOf(annotation).get(region) : undefined;
  const size = `${Math.round(box.x2 - box.x1)} × ${Math.round(box.y2 - box.y1)}`;
  const name = owner ? nameOf(annotation, owner) : region ? "no words" : "";

  return {
    ...{ box, of: region ?? ("" as RegionId), stroke: "solid", isHidden: false, mentions: [] },
    colour: hueOf(owner && coloursOf(annotation).get(owner.id)),
    label: [name, isShaped ? size : ""].filter(Boolean).join(" · "),
  };
}

const atWhile = ({ at, isPanning }: HandState) => (isPanning ? null : at);

/** Guides through the pointer while a box is to be drawn. */
export const Crosshair = memo(function Crosshair({ hand, stage }: { readonly hand: Hand; readonly stage: Size }) {
  const isWanted = useEditorPart(({ tool, isEditable }) => tool === "box" && isEditable);
  const at = usePart(hand, (now) => (isWanted ? atWhile(now) : null));

  return (
    <Layer listening={false} visible={at !== null}>
      <Shape listening={false} sceneFunc={(context) => at && paintCrosshair(context._context, at, stage)} />
    </Layer>
  );
});
