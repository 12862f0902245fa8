import { Bot, UserRound } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { TextOrigin } from "#lib/domain/taxonomy.ts";

/** Who wrote a text: shown wherever the text is. */
export function OriginBadge({ origin }: { readonly origin: TextOrigin }) {
  switch (origin) {
    case "human":
      return <Badge icon={UserRound}>written by a person</Badge>;
    case "gpt-4v":
      return (
        <Badge tone="machine" icon={Bot}>
          written by GPT-4V
        </Badge>
      );
    case "llm-edited":
      return (
        <Badge tone="machine" icon={Bot}>
          edited by a language model
        </Badge>
      );
  }
}
