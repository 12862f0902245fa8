"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { UserId } from "#lib/domain/ids.ts";
import { useSending } from "./use-sending.ts";

interface PasswordFormProps {
  readonly account: { readonly id: UserId; readonly email: string };
  readonly change: Action<{ userId: string; current: string | null; next: string }>;
}

/** Changes one's own password. Every session ends by it; this one is opened again with the new password. */
export function PasswordForm({ account, change }: PasswordFormProps) {
  const { busy, refused, send } = useSending();
  const [changed, setChanged] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const [current, next] = [String(given.get("current")), String(given.get("next"))];
    setChanged(false);
    if (!(await send(() => change({ userId: account.id, current, next })))) return;
    await signIn("credentials", { email: account.email, password: next, redirect: false });
    form.reset();
    setChanged(true);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refused && <Notice tone="danger">{refused}</Notice>}
      {changed && <Notice tone="good">The password is changed. Other sessions have ended.</Notice>}
      <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
      <Field label="Present password">
        <Input name="current" type="password" autoComplete="current-password" required />
      </Field>
      <Field label="New password" hint="12 characters or more; a phrase of a few words is best.">
        <Input name="next" type="password" autoComplete="new-password" required minLength={12} maxLength={256} />
      </Field>
      <div>
        <Button type="submit" look="primary" disabled={busy}>
          Change password
        </Button>
      </div>
    </form>
  );
}
