"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { Button } from "#components/ui/button.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { translate } from "#lib/messages/translate.ts";

const Said = z.object({ code: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) });

/** Signs in and goes to one's projects; says why not, and keeps the address. */
export function SignInForm() {
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signIn("credentials", {
      email: String(form.get("email")),
      password: String(form.get("password")),
      redirect: false,
    }).catch(() => undefined);
    if (answer?.ok) {
      window.location.assign("/projects");
      return;
    }
    setRefused(answer ? sentenceOf(answer.error) : "The server did not answer. Nothing was sent twice; try again.");
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refused && <Notice tone="danger">{refused}</Notice>}
      <Field label="E-mail address">
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? "Signing in …" : "Sign in"}
      </Button>
    </form>
  );
}

/** The house says no by a code and its parameters; anything else is a defect. */
function sentenceOf(error: string | null | undefined): string {
  try {
    const { code, parameters } = Said.parse(JSON.parse(error ?? ""));
    return translate(code, parameters);
  } catch {
    return "Signing in broke: a defect of ours. Try again; the server's log has the reason.";
  }
}
