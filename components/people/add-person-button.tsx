"use client";

import { UserPlus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Checkbox, Field, Input, Select } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { newPassword } from "./new-password.ts";
import { PasswordOnce } from "./password-once.tsx";
import { RoleBoxes, rolesOf } from "./role-boxes.tsx";
import { useSending } from "./use-sending.ts";

/** A person to add, as the form has it. */
export type NewPerson = {
  email: string;
  name: string;
  password: string;
  founder: boolean;
  projectId: string | null;
  roles: Role[];
};

interface AddPersonButtonProps {
  readonly add: Action<NewPerson>;
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  readonly founder: boolean;
}

/** Adds a person with a first password, which is shown once. */
export function AddPersonButton(props: AddPersonButtonProps) {
  return (
    <Dialog
      title="Add a person"
      description="The password is made here and shown once; the person changes it at the first sign-in."
      trigger={
        <Button look="primary" icon={UserPlus}>
          Add person
        </Button>
      }
    >
      <AddPersonForm {...props} />
    </Dialog>
  );
}

function AddPersonForm({ add, projects, founder }: AddPersonButtonProps) {
  const { busy, refused, send } = useSending();
  const [added, setAdded] = useState<{ email: string; password: string } | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const person = personOf(new FormData(event.currentTarget));
    if (await send(() => add(person))) setAdded(person);
  }

  if (added) return <PasswordOnce {...added} />;

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refused && <Notice tone="danger">{refused}</Notice>}
      <Field label="Name" hint="As others see it.">
        <Input name="name" required maxLength={120} autoFocus />
      </Field>
      <Field label="E-mail address">
        <Input name="email" type="email" required />
      </Field>
      <Field label="Project">
        <Select name="projectId" required={!founder}>
          {founder && <option value="">None yet</option>}
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <RoleBoxes held={["expert"]} />
      {founder && <Checkbox name="founder" label="Founder: may make projects and add people" />}
      <DialogButtons>
        <Button type="submit" look="primary" disabled={busy}>
          Add
        </Button>
      </DialogButtons>
    </form>
  );
}

function personOf(form: FormData): NewPerson {
  const projectId = String(form.get("projectId") ?? "") || null;

  return {
    email: String(form.get("email")),
    name: String(form.get("name")),
    password: newPassword(),
    founder: form.get("founder") !== null,
    projectId,
    roles: projectId ? rolesOf(form) : [],
  };
}
