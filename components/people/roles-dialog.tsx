"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ProjectId } from "#lib/domain/ids.ts";
import type { PeopleActions } from "./people-page.tsx";
import type { ListedPerson } from "./people-table.tsx";
import { RoleBoxes, rolesOf } from "./role-boxes.tsx";
import { useSending } from "./use-sending.ts";

interface RolesDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly person: ListedPerson;
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  readonly setRoles: PeopleActions["setRoles"];
}

/** What a person is in one project, from now on. */
export function RolesDialog({ open, onOpenChange, person, projects, setRoles }: RolesDialogProps) {
  const { busy, refused, send } = useSending();
  const [projectId, setProjectId] = useState(person.roles[0]?.projectId ?? projects[0]?.id);
  const held = person.roles.find((at) => at.projectId === projectId)?.roles ?? [];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const roles = rolesOf(new FormData(event.currentTarget));
    if (!projectId) return;
    if (await send(() => setRoles({ projectId, email: person.email, roles }))) onOpenChange(false);
  }

  return (
    <Dialog
      title={`Roles of ${person.name}`}
      description="With none ticked the person no longer sees the project; the work done stays."
      open={open}
      onOpenChange={onOpenChange}
    >
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {refused && <Notice tone="danger">{refused}</Notice>}
        <Field label="Project">
          <Select value={projectId} onChange={(event) => setProjectId(event.target.value as ProjectId)}>
            {projects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <RoleBoxes key={projectId} held={held} />
        <DialogButtons>
          <Button type="submit" look="primary" disabled={busy}>
            Save roles
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
