"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { RoleBoxes, rolesOf } from "./role-boxes.tsx";
import { useSending } from "./use-sending.ts";

interface RoleFormProps {
  readonly projectId: ProjectId;
  readonly setRoles: Action<{ projectId: string; email: string; roles: Role[] }>;
}

/** Gives roles to anyone with an account, found by address. */
export function RoleForm({ projectId, setRoles }: RoleFormProps) {
  const { busy, refused, send } = useSending();
  const [given, setGiven] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const email = String(data.get("email"));
    setGiven(null);
    if (!(await send(() => setRoles({ projectId, email, roles: rolesOf(data) })))) return;
    form.reset();
    setGiven(email);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refused && <Notice tone="danger">{refused}</Notice>}
      {given && <Notice tone="good">{given} has these roles now.</Notice>}
      <Field
        label="E-mail address"
        hint="Of someone with an account. All roles are set anew; with none ticked the person leaves."
      >
        <Input name="email" type="email" required />
      </Field>
      <RoleBoxes held={["expert"]} />
      <div>
        <Button type="submit" look="primary" disabled={busy}>
          Set roles
        </Button>
      </div>
    </form>
  );
}
