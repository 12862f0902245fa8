import type { Metadata } from "next";
import { load } from "#app/_edge/page.ts";
import { Studio } from "#app/studio.tsx";
import { AccountPage } from "#components/people/account-page.tsx";
import { OwnAccount, ownAccount } from "#lib/views/account.ts";
import { changePasswordAction, signOutEverywhereAction } from "./actions.ts";

export const metadata: Metadata = { title: "Account" };

export default async function OwnAccountPage() {
  const account = await load(OwnAccount, ownAccount, {});

  return (
    <Studio projectId={null}>
      <AccountPage
        account={account}
        changePassword={changePasswordAction}
        signOutEverywhere={signOutEverywhereAction}
      />
    </Studio>
  );
}
