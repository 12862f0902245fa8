import { CircleDot, Lock } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Round } from "#lib/domain/round.ts";

/** Whether experts work in the round. */
export function RoundBadge({ status }: { readonly status: Round["status"] }) {
  return status === "open" ? (
    <Badge tone="accent" icon={CircleDot}>
      open
    </Badge>
  ) : (
    <Badge icon={Lock}>closed</Badge>
  );
}
