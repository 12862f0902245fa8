"use client";

import { useState } from "react";
import type { ActionResult } from "#lib/domain/action-result.ts";

/** How a form's sending stands. */
export interface Sending {
  readonly busy: boolean;
  /** Why the house said no, as a sentence; null while it did not. */
  readonly refused: string | null;
  /** Sends; answers whether the house said yes. */
  readonly send: (call: () => Promise<ActionResult<unknown>>) => Promise<boolean>;
}

/** One form's sending: busy until the answer is there, then done or refused. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(call: () => Promise<ActionResult<unknown>>): Promise<boolean> {
    setBusy(true);
    try {
      const answer = await call();
      setRefused(answer.ok ? null : answer.message);

      return answer.ok;
    } catch {
      setRefused("The server did not answer as it should. What you typed is still here; try again.");

      return false;
    } finally {
      setBusy(false);
    }
  }

  return { busy, refused, send };
}
