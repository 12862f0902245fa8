import { z } from "zod";
import type { Reading } from "#lib/context.ts";
import { accountById } from "#lib/db/users.ts";
import { userIdOf } from "#lib/domain/actor.ts";
import type { UserId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";

export const OwnAccount = z.object({});

export interface AccountData {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly founder: boolean;
}

/** One's own account. */
export async function ownAccount({ actor, reader }: Reading, _: z.output<typeof OwnAccount>): Promise<AccountData> {
  const id = userIdOf(actor);
  const account = id && (await accountById(reader, id));
  if (!account) throw new Refusal("not-signed-in", {});
  const { name, email, founder } = account;

  return { id: account.id, name, email, founder };
}
