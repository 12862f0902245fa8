"use client";

import { Ban, RotateCcw } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";

export interface RunActions {
  readonly cancel: Action<{ runId: string }>;
  readonly retry: Action<{ runId: string }, { items: number }>;
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

/** Tries all failed items of the run again. */
export function RetryButton({ runId, retry }: { readonly runId: string; readonly retry: RunActions["retry"] }) {
  const { act, isActing, refused } = useAct(() => retry({ runId }));

  return (
    <>
      <Button icon={RotateCcw} disabled={isActing} onClick={act}>
        Try again
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
