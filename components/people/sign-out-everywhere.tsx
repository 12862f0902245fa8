"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { UserId } from "#lib/domain/ids.ts";
import { useSending } from "./use-sending.ts";

interface SignOutEverywhereProps {
  readonly userId: UserId;
  readonly end: Action<{ userId: string }>;
}

/** Ends every session, then leaves for the sign-in page. */
export function SignOutEverywhere({ userId, end }: SignOutEverywhereProps) {
  const { busy, refused, send } = useSending();

  async function press() {
    if (await send(() => end({ userId }))) await signOut({ callbackUrl: "/sign-in" });
  }

  return (
    <>
      {refused && <Notice tone="danger">{refused}</Notice>}
      <div>
        <Button look="danger" icon={LogOut} disabled={busy} onClick={() => void press()}>
          Sign out everywhere
        </Button>
      </div>
    </>
  );
}
