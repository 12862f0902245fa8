"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { newPassword } from "./new-password.ts";
import { PasswordOnce } from "./password-once.tsx";
import type { PeopleActions } from "./people-page.tsx";
import type { ListedPerson } from "./people-table.tsx";
import { useSending } from "./use-sending.ts";

interface NewPasswordDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly person: ListedPerson;
  readonly setPassword: PeopleActions["setPassword"];
}

/** For who has forgotten it: makes another and shows it once. */
export function NewPasswordDialog({ open, onOpenChange, person, setPassword }: NewPasswordDialogProps) {
  const { busy, refused, send } = useSending();
  const [made, setMade] = useState<string | null>(null);

  async function press() {
    const next = newPassword();
    if (await send(() => setPassword({ userId: person.id, current: null, next }))) setMade(next);
  }

  return (
    <Dialog
      title={`New password for ${person.name}`}
      description="The old one is no longer right, and every session of the person ends."
      open={open}
      onOpenChange={onOpenChange}
    >
      {refused && <Notice tone="danger">{refused}</Notice>}
      {made ? (
        <PasswordOnce email={person.email} password={made} />
      ) : (
        <DialogButtons>
          <Button look="primary" disabled={busy} onClick={() => void press()}>
            Make a new password
          </Button>
        </DialogButtons>
      )}
    </Dialog>
  );
}
