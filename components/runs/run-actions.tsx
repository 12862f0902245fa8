"use client";

import { Ban, RotateCcw } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { StageName } from "#lib/domain/trace.ts";

export interface RunActions {
  readonly cancel: Action<{ runId: string }>;
  readonly retry: Action<{ runId: string; stage: StageName | null; reason: string }, { items: number }>;
}

/** Calls the run off; what was made stays. */
export function CancelRunButton({ runId, cancel }: { readonly runId: string; readonly cancel: RunActions["cancel"] }) {
  const { act, isActing, refused } = useAct(() => cancel({ runId }));

  return (
    <>
      <Button look="danger" icon={Ban} disabled={isActing} onClick={act}>
        Cancel the run
      </Button>
      {refused && <Notice tone="danger">{refused}</Notice>}
    </>
  );
}

interface RetryButtonProps {
  readonly failed: { readonly runId: string; readonly stage: StageName | null; readonly reason: string };
  readonly items: number;
  readonly retry: RunActions["retry"];
}

/** Tries the items again that failed alike. */
export function RetryButton({ failed, items, retry }: RetryButtonProps) {
  const { act, isActing, refused } = useAct(() => retry(failed));

  return (
    <>
      <Button icon={RotateCcw} disabled={isActing} onClick={act}>
        Try {items.toLocaleString("en")} again
      </Button>
      {refused && <Notice tone="danger">{refused}</Notice>}
    </>
  );
}

function useAct(ask: () => ReturnType<Action<never>>) {
  const [refused, setRefused] = useState<string | null>(null);
  const [isActing, startTransition] = useTransition();
  const act = () =>
    startTransition(async () => {
      const answer = await ask();
      setRefused(answer.ok ? null : answer.message);
    });

  return { act, isActing, refused };
}
