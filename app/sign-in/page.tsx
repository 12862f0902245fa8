import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { actorOfRequest } from "#app/_edge/context.ts";
import { SignInForm } from "#components/people/sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

/** The only page that is open to all. */
export default async function SignInPage() {
  if ((await actorOfRequest()).kind === "user") redirect("/projects");

  return (
    <main className="grid min-h-screen place-items-center p-6">
      <div className="grid w-full max-w-sm gap-6 rounded-panel border bg-raised p-6">
        <header className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-tight">GIQA Studio</h1>
          <p className="text-sm text-muted">Accounts are made by an admin of this installation.</p>
        </header>
        <SignInForm />
      </div>
    </main>
  );
}
