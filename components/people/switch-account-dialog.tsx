"use client";

import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PeopleActions } from "./people-page.tsx";
import type { ListedPerson } from "./people-table.tsx";
import { useSending } from "./use-sending.ts";

interface SwitchAccountDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly person: ListedPerson;
  readonly disable: PeopleActions["disable"];
}

/** Asks before an account is disabled, or enabled again. */
export function SwitchAccountDialog({ open, onOpenChange, person, disable }: SwitchAccountDialogProps) {
  const { busy, refused, send } = useSending();
  const verb = person.disabledAt ? "Enable" : "Disable";

  async function press() {
    const input = { userId: person.id, disabled: !person.disabledAt };
    if (await send(() => disable(input))) onOpenChange(false);
  }

  return (
    <Dialog
      title={`${verb} ${person.name}`}
      description={
        person.disabledAt
          ? "The person can sign in again, with the roles held before."
          : "Every session of the person ends at once. The work done stays, under the same name."
      }
      open={open}
      onOpenChange={onOpenChange}
    >
      {refused && <Notice tone="danger">{refused}</Notice>}
      <DialogButtons>
        <Button look={person.disabledAt ? "primary" : "danger"} disabled={busy} onClick={() => void press()}>
          {verb}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
