import { Badge } from "#components/ui/badge.tsx";
import type { Box, Size } from "#lib/domain/geometry.ts";
import type { TracedOrigin } from "#lib/domain/lineage.ts";
import type { Thresholds } from "#lib/pipeline/explain.ts";
import { joinWords, placeWords, verdictWords } from "./lineage-words.ts";

/** Whose patch it is. */
export interface PatchOf {
  readonly id: string;
  readonly path: string;
}

interface OriginsProps {
  readonly projectId: string;
  readonly picture: Size & PatchOf;
  readonly origins: readonly TracedOrigin[];
  readonly thresholds: Thresholds;
}

/** The detector's boxes that became one, in the order in which they were joined, each with the patch that the judge saw. */
export function Origins({ projectId, picture, origins, thresholds }: OriginsProps) {
  return (
    <ol className="grid gap-3">
      {origins.map((origin, n) => (
        <li key={origin.at} className="flex gap-3">
          <Patch projectId={projectId} picture={picture} box={origin.box} />
          <div className="grid min-w-0 content-start gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              {origins.length > 1 && <span className="font-medium">{n + 1}</span>}
              <span>
                score <span className="font-mono">{origin.score.toFixed(3)}</span>
                {origin.textScore !== undefined && (
                  <>
                    , words <span className="font-mono">{origin.textScore.toFixed(3)}</span>
                  </>
                )}
              </span>
              {origin.verdict && (
                <Badge tone={origin.verdict.answer === "yes" ? "good" : "danger"}>
                  {origin.verdict.answer === "yes" ? "Yes" : "No"}
                </Badge>
              )}
            </span>
            <span className="text-xs text-muted">{origin.route}</span>
            <span className="font-mono text-xs text-muted">{placeWords(origin.box)}</span>
            <span className="text-xs wrap-anywhere">
              {origin.verdict
                ? `${origin.verdict.question} ${verdictWords(origin.verdict)}`
                : "The judge was not asked about it."}
            </span>
            {origins.length > 1 && (
              <span className="text-xs">
                {origin.join ? `Joined: ${joinWords(origin.join, thresholds)}` : "The box that grew."}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

type PatchProps = Pick<OriginsProps, "projectId" | "picture"> & { readonly box: Box };

/** The patch in the original's own pixels. */
function Patch({ projectId, picture, box }: PatchProps) {
  const { id, path, width, height } = picture;

  return (
    <svg
      role="img"
      aria-label={`The patch of ${path} at ${placeWords(box)}`}
      viewBox={`${box.x1} ${box.y1} ${box.x2 - box.x1} ${box.y2 - box.y1}`}
      className="h-24 w-32 shrink-0 bg-surround"
    >
      <defs>
        <clipPath id={`patch-${box.x1}-${box.y1}-${box.x2}-${box.y2}`}>
          <rect x={box.x1} y={box.y1} width={box.x2 - box.x1} height={box.y2 - box.y1} />
        </clipPath>
      </defs>
      <image
        href={`/api/projects/${projectId}/images/${id}/original`}
        width={width}
        height={height}
        clipPath={`url(#patch-${box.x1}-${box.y1}-${box.x2}-${box.y2})`}
      />
    </svg>
  );
}
