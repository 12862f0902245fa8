import type { Box, Size } from "#lib/domain/geometry.ts";
import type { ShownPicture } from "#lib/domain/listed-suggestion.ts";

/** A box to draw, and how. */
export interface ShownBox {
  readonly key: string;
  readonly box: Box;
  readonly colour: string;
  readonly label?: string;
  /** Dashed: dropped or waiting. */
  readonly dashed?: true;
  readonly faint?: true;
}

interface BoxedPictureProps {
  readonly projectId: string;
  readonly picture: ShownPicture;
  readonly rendition: "thumbnail" | "fitted";
  readonly boxes: readonly ShownBox[];
  /** What it is; empty where words beside it say so. */
  readonly alt: string;
  readonly className?: string;
}

/** A picture, whole, on neutral grey, with boxes drawn on it. */
export function BoxedPicture({ projectId, picture, rendition, boxes, alt, className = "" }: BoxedPictureProps) {
  const { id, width, height } = picture;
  const unit = Math.max(width, height) / (rendition === "thumbnail" ? 110 : 380);

  return (
    <div className={`relative overflow-hidden bg-surround ${className}`}>
      {/* biome-ignore lint/performance/noImgElement: pictures under judgement are never re-encoded */}
      <img
        src={`/api/projects/${projectId}/images/${id}/${rendition}`}
        alt={alt}
        loading="lazy"
        decoding="async"
        className="absolute inset-0 size-full object-contain"
      />
      {/* fitted and centred as the picture is */}
      <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="absolute inset-0 size-full">
        {boxes.map((shown) => (
          <BoxMark key={shown.key} shown={{ ...shown, box: inside(shown.box, { width, height }, unit) }} unit={unit} />
        ))}
      </svg>
    </div>
  );
}

/** Where the box's stroke lies whole on the picture, also along its edges. */
function inside({ x1, y1, x2, y2 }: Box, { width, height }: Size, stroke: number): Box {
  return {
    x1: Math.max(stroke, x1),
    y1: Math.max(stroke, y1),
    x2: Math.min(width - stroke, x2),
    y2: Math.min(height - stroke, y2),
  };
}

function BoxMark({ shown, unit }: { readonly shown: ShownBox; readonly unit: number }) {
  const { box, colour, label, dashed, faint } = shown;
  const place = {
    x: box.x1,
    y: box.y1,
    width: Math.max(0, box.x2 - box.x1),
    height: Math.max(0, box.y2 - box.y1),
    fill: "none",
  };
  const size = unit * 10;
  const top = box.y1 > size * 1.3 ? box.y1 - size * 1.25 : box.y1;

  return (
    <g opacity={faint ? 0.7 : 1}>
      <rect {...place} stroke="rgba(0,0,0,0.6)" strokeWidth={unit * 2} />
      <rect
        {...place}
        stroke={colour}
        strokeWidth={unit}
        strokeDasharray={dashed ? `${unit * 4} ${unit * 3}` : undefined}
      />
      {label && (
        <>
          <rect
            x={box.x1}
            y={top}
            width={(label.length * 0.56 + 0.8) * size}
            height={size * 1.25}
            fill="rgba(20,20,20,0.8)"
          />
          <text x={box.x1 + size * 0.35} y={top + size * 0.95} fontSize={size} fill={colour}>
            {label}
          </text>
        </>
      )}
    </g>
  );
}
