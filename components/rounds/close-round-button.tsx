"use client";

import { Lock } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Field, Textarea } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";

export type CloseRound = Action<{ roundId: string; reason: string | null }>;

interface CloseRoundButtonProps {
  readonly round: { readonly id: string; readonly number: number };
  /** Assignments that are not finished. */
  readonly outstanding: number;
  readonly close: CloseRound;
}

/** Closes the round; while work is outstanding it asks for a reason. */
export function CloseRoundButton({ round, outstanding, close }: CloseRoundButtonProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const [isClosing, startTransition] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = new FormData(event.currentTarget).get("reason");
    startTransition(async () => {
      const answer = await close({ roundId: round.id, reason: reason ? String(reason) : null });
      if (!answer.ok) setRefused(answer.message);
    });
  };

  return (
    <Dialog
      title={`Close round ${round.number}`}
      description={
        outstanding === 0
          ? "All work is in. What is closed is exported, and cannot be changed any more."
          : `${outstanding} ${outstanding === 1 ? "assignment is" : "assignments are"} not finished. They are withdrawn; drafts are kept.`
      }
      trigger={
        <Button look="primary" icon={Lock}>
          Close the round
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-4">
        {outstanding > 0 && (
          <Field label="Reason" hint="Kept with the round.">
            <Textarea name="reason" required maxLength={500} autoFocus />
          </Field>
        )}
        {refused && <Notice tone="danger">{refused}</Notice>}
        <DialogButtons>
          <Button type="submit" look={outstanding > 0 ? "danger" : "primary"} disabled={isClosing}>
            Close round {round.number}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
