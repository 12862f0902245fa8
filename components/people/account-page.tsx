import { Badge } from "#components/ui/badge.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { UserId } from "#lib/domain/ids.ts";
import { PasswordForm } from "./password-form.tsx";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

interface AccountPageProps {
  readonly account: {
    readonly id: UserId;
    readonly name: string;
    readonly email: string;
    readonly founder: boolean;
  };
  readonly changePassword: Action<{ userId: string; current: string | null; next: string }>;
  readonly signOutEverywhere: Action<{ userId: string }>;
}

/** One's own account: who one is, the password, the sessions. */
export function AccountPage({ account, changePassword, signOutEverywhere }: AccountPageProps) {
  return (
    <PageBody>
      <PageHeader
        title={account.name}
        description={account.email}
        state={account.founder && <Badge tone="accent">founder</Badge>}
      />
      <div className="grid max-w-4xl items-start gap-4 md:grid-cols-2">
        <section aria-labelledby="password" className="grid gap-4 rounded-panel border bg-raised p-5">
          <h2 id="password" className="text-lg font-semibold">
            Password
          </h2>
          <PasswordForm account={account} change={changePassword} />
        </section>
        <section aria-labelledby="sessions" className="grid gap-4 rounded-panel border bg-raised p-5">
          <h2 id="sessions" className="text-lg font-semibold">
            Sessions
          </h2>
          <p className="text-sm text-muted">
            If you were signed in on a machine that is not yours, end every session, this one too.
          </p>
          <SignOutEverywhere userId={account.id} end={signOutEverywhere} />
        </section>
      </div>
    </PageBody>
  );
}
