import { Ban, CircleAlert, CircleCheck, Loader } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Run } from "#lib/domain/run.ts";

/** How a run stands, in a word. */
export function RunBadge({ run: { status, counts } }: { readonly run: Run }) {
  switch (status) {
    case "running":
      return (
        <Badge tone="accent" icon={Loader}>
          under way
        </Badge>
      );
    case "finished":
      return counts.failed < counts.total ? (
        <Badge tone="good" icon={CircleCheck}>
          finished
        </Badge>
      ) : (
        <Badge tone="danger" icon={CircleAlert}>
          failed
        </Badge>
      );
    case "cancelled":
      return (
        <Badge tone="warn" icon={Ban}>
          cancelled
        </Badge>
      );
  }
}
