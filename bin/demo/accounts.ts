import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { accountByEmail } from "#lib/db/users.ts";
import { Role } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
import { AddPerson, addPerson } from "#lib/services/add-person.ts";
import type { CommandContext } from "../context.ts";

const DemoAccount = z.object({ email: z.string(), name: z.string(), role: Role, password: z.string() });
export type DemoAccount = z.infer<typeof DemoAccount>;

/** Who has done the demo's first task. */
export const FIRST_EXPERT = "emil@demo.example";

const PEOPLE: readonly Omit<DemoAccount, "password">[] = [
  { email: "admin@demo.example", name: "Ada Admin", role: "admin" },
  { email: FIRST_EXPERT, name: "Emil Expert", role: "expert" },
  { email: "elsa@demo.example", name: "Elsa Expert", role: "expert" },
  { email: "eno@demo.example", name: "Eno Expert", role: "expert" },
  { email: "anna@demo.example", name: "Anna Adjudicator", role: "adjudicator" },
];

/** The demo's people. Passwords are made once and kept in the data folder, for its owner alone. */
export async function demoAccounts(ctx: CommandContext, projectId: ProjectId, data: string): Promise<DemoAccount[]> {
  const accounts = await keptAccounts(path.join(data, "demo-accounts.json"));
  for (const { email, name, role, password } of accounts) {
    if (await accountByEmail(ctx.reader, email)) continue;
    const person = { email, name, password, projectId, roles: [role], founder: role === "admin" };
    await addPerson(ctx, AddPerson.parse(person));
  }

  return accounts;
}

async function keptAccounts(file: string): Promise<DemoAccount[]> {
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return z.array(DemoAccount).parse(JSON.parse(kept));

  const accounts = PEOPLE.map((person) => ({ ...person, password: randomBytes(12).toString("base64url") }));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);

  return accounts;
}
