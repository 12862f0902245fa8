import { Ban, CircleCheck, Loader } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { RunStatus } from "#lib/domain/run.ts";

/** How a run stands, in a word. */
export function RunBadge({ status }: { readonly status: RunStatus }) {
  switch (status) {
    case "running":
      return (
        <Badge tone="accent" icon={Loader}>
          under way
        </Badge>
      );
    case "finished":
      return (
        <Badge tone="good" icon={CircleCheck}>
          finished
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
