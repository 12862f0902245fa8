"use client";

import { FolderPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { ProjectId } from "#lib/domain/ids.ts";

interface CreateProjectButtonProps {
  readonly create: Action<{ name: string }, { projectId: ProjectId }>;
}

/** Asks for a name, makes the project and goes there. */
export function CreateProjectButton({ create }: CreateProjectButtonProps) {
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    setBusy(true);
    const answer = await create({ name });
    setBusy(false);
    if (answer.ok) router.push(`/projects/${answer.value.projectId}`);
    else setRefused(answer.message);
  }

  return (
    <Dialog
      title="New project"
      description="You will be its admin."
      trigger={
        <Button look="primary" icon={FolderPlus}>
          New project
        </Button>
      }
    >
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label="Name" error={refused} hint="For people; it can be any words.">
          <Input name="name" required maxLength={80} autoFocus />
        </Field>
        <DialogButtons>
          <Button type="submit" look="primary" disabled={busy}>
            Make it
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
