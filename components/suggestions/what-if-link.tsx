import { ChartColumn } from "lucide-react";
import Link from "next/link";
import type { ThresholdChanges } from "#lib/pipeline/tried-thresholds.ts";

interface WhatIfLinkProps {
  readonly projectId: string;
  readonly runId: string;
  readonly changes: ThresholdChanges;
}

/** From one suggestion to its whole run, with the thresholds that are tried. */
export function WhatIfLink({ projectId, runId, changes }: WhatIfLinkProps) {
  const tried = Object.keys(changes).length > 0 ? `?changes=${encodeURIComponent(JSON.stringify(changes))}` : "";

  return (
    <Link
      href={`/projects/${projectId}/runs/${runId}/what-if${tried}`}
      className="inline-flex items-center gap-2 text-sm text-accent underline"
    >
      <ChartColumn aria-hidden size={16} />
      What would this change over the run?
    </Link>
  );
}
