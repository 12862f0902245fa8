"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { RoundId } from "#lib/domain/ids.ts";

export type OpenRound = Action<{ projectId: string; items: "all" | string[] }, { roundId: RoundId }>;

interface SendButtonProps {
  readonly projectId: string;
  readonly items: "all" | readonly string[];
  /** How many items that are. */
  readonly count: number;
  readonly open: OpenRound;
}

/** Sends items to the experts and goes to the round that comes of it. */
export function SendButton({ projectId, items, count, open }: SendButtonProps) {
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const [isSending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      const answer = await open({ projectId, items: items === "all" ? "all" : [...items] });
      if (answer.ok) router.push(`/projects/${projectId}/rounds/${answer.value.roundId}`);
      else setRefused(answer.message);
    });

  return (
    <div className="grid justify-items-end gap-2">
      <Button look="primary" icon={Send} onClick={send} disabled={isSending || count === 0}>
        Send {count} {count === 1 ? "item" : "items"} to experts
      </Button>
      {refused && <Notice tone="danger">{refused}</Notice>}
    </div>
  );
}
