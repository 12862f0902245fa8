import { z } from "zod";

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
};
