import { Ban, CircleAlert, CircleCheck, CircleDashed, ClipboardCheck, Loader, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { ImportStatus } from "#lib/domain/import.ts";

const LOOKS: Record<ImportStatus, readonly [words: string, tone: Tone, icon: LucideIcon]> = {
  staged: ["waiting for a worker", "neutral", CircleDashed],
  checking: ["trial under way", "accent", Loader],
  checked: ["trial done", "good", ClipboardCheck],
  running: ["under way", "accent", Loader],
  done: ["done", "good", CircleCheck],
  cancelled: ["cancelled", "warn", Ban],
  failed: ["failed", "danger", CircleAlert],
};

/** How an import stands, in a word. */
export function ImportStatusBadge({ status }: { readonly status: ImportStatus }) {
  const [words, tone, icon] = LOOKS[status];

  return (
    <Badge tone={tone} icon={icon}>
      {words}
    </Badge>
  );
}
