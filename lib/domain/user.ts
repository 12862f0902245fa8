import { z } from "zod";
import type { UserId } from "./ids.ts";
import { Refusal } from "./refusal.ts";

/** A sign-in name: an e-mail address, compared in lower case. */
export const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());

/** At least 12 characters; long phrases are welcome. */
export const Password = z.string().min(12).max(256);

export const PersonName = z.string().trim().min(1).max(120);

export type UserRefusals = {
  "wrong-credentials": Record<string, never>;
  "too-many-attempts": { minutes: number };
  "email-taken": { email: string };
  "account-disabled": Record<string, never>;
  "wrong-password": Record<string, never>;
  "not-yourself": Record<string, never>;
  "founders-only": Record<string, never>;
  "project-needs-an-admin": Record<string, never>;
};

/** A person as the people pages show them. */
export type Person = {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly founder: boolean;
  readonly disabledAt: Date | null;
};

/** Failed sign-ins within the window; from then on the account, or the address, waits for its end. */
export const SIGN_IN_LIMITS = { windowMinutes: 15, perAccount: 10, perAddress: 100 } as const;

/** Refuses while too many attempts were made; the present one is among those counted. */
export function mayTry(attempts: { count: number; windowEnds: Date }, limit: number, now: Date): void {
  if (attempts.count <= limit) return;
  const minutes = Math.max(1, Math.ceil((attempts.windowEnds.getTime() - now.getTime()) / 60_000));
  throw new Refusal("too-many-attempts", { minutes });
}
