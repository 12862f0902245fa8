import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import type { Command } from "commander";
import { projectByName } from "#lib/db/projects.ts";
import { accountByEmail, people } from "#lib/db/users.ts";
import type { Role } from "#lib/domain/actor.ts";
import { mustBeFounder } from "#lib/domain/actor.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { AddPerson, addPerson } from "#lib/services/add-person.ts";
import { ChangePassword, changePassword } from "#lib/services/change-password.ts";
import { disablePerson } from "#lib/services/disable-person.ts";
import { SetRoles, setRoles } from "#lib/services/set-roles.ts";
import { SignIn, signIn } from "#lib/services/sign-in.ts";
import { signOutEverywhere } from "#lib/services/sign-out-everywhere.ts";
import { type CommandContext, type Common, command, withContext } from "../context.ts";
import { print, table } from "../print.ts";

interface PasswordOptions extends Common {
  readonly passwordStdin?: boolean;
}
interface AddOptions extends PasswordOptions {
  readonly name: string;
  readonly founder?: boolean;
  readonly project?: string;
  readonly role: readonly Role[];
}
interface RolesOptions extends Common {
  readonly project: string;
  readonly role: readonly Role[];
}

const collect = (role: string, roles: readonly string[]) => [...roles, role];
const ROLE = ["--role <role>", "admin, expert or adjudicator; may be given several times"] as const;
const STDIN = ["--password-stdin", "read the password from stdin; without it one is made and printed"] as const;

/** `giqa user`: who may sign in, and what he is where. */
export function userCommand(program: Command): void {
  const user = program.command("user").description("people");
  command(user, "add <email>", "add a person")
    .requiredOption("--name <name>", "as others see it")
    .option("--founder", "may make projects and add people")
    .option("--project <name>", "the project that the roles are in")
    .option(...ROLE, collect, [])
    .option(...STDIN)
    .action(add);
  command(user, "list", "everyone with an account").action(list);
  command(user, "roles <email>", "give exactly these roles in a project; none: no longer of it")
    .requiredOption("--project <name>", "which project")
    .option(...ROLE, collect, [])
    .action(roles);
  command(user, "password <email>", "set a new password; sessions end")
    .option(...STDIN)
    .action(password);
  command(user, "disable <email>", "no longer let the person in").action(able(true));
  command(user, "enable <email>", "let the person in again").action(able(false));
  command(user, "sign-out <email>", "end every session of the person").action(signOut);
  command(user, "check <email>", "does the password on stdin let the person in?").action(check);
}

async function add(email: string, options: AddOptions): Promise<void> {
  const password = await passwordFor(options);
  await withContext(options, async (ctx) => {
    const projectId = options.project ? await projectNamed(ctx, options.project) : null;
    const { name, founder, role } = options;
    const { userId } = await addPerson(
      ctx,
      AddPerson.parse({ email, name, founder, password, projectId, roles: role }),
    );
    print({ userId, email, ...made(password, options) }, options);
  });
}

async function list(options: Common): Promise<void> {
  await withContext(options, async (ctx) => {
    mustBeFounder(ctx.actor);
    const everyone = await people(ctx.reader);
    const state = (disabledAt: Date | null) => (disabledAt ? "disabled" : "");
    print(everyone, options, () =>
      table(
        everyone.map(({ email, name, founder, disabledAt }) => [
          email,
          name,
          founder ? "founder" : "",
          state(disabledAt),
        ]),
      ),
    );
  });
}

async function roles(email: string, options: RolesOptions): Promise<void> {
  await withContext(options, async (ctx) => {
    const projectId = await projectNamed(ctx, options.project);
    print(await setRoles(ctx, SetRoles.parse({ projectId, email, roles: options.role })), options);
  });
}

async function password(email: string, options: PasswordOptions): Promise<void> {
  const next = await passwordFor(options);
  await withContext(options, async (ctx) => {
    const userId = await personNamed(ctx, email);
    await changePassword(ctx, ChangePassword.parse({ userId, current: null, next }));
    print({ email, ...made(next, options) }, options);
  });
}

function able(disabled: boolean): (email: string, options: Common) => Promise<void> {
  return (email, options) =>
    withContext(options, async (ctx) => {
      print(await disablePerson(ctx, { userId: await personNamed(ctx, email), disabled }), options);
    });
}

async function signOut(email: string, options: Common): Promise<void> {
  await withContext(options, async (ctx) => {
    print(await signOutEverywhere(ctx, { userId: await personNamed(ctx, email) }), options);
  });
}

async function check(email: string, options: Common): Promise<void> {
  const given = SignIn.parse({ email, password: await fromStdin(), address: "console" });
  await withContext(options, async (ctx) => print({ userId: (await signIn(ctx, given)).id }, options));
}

async function projectNamed({ reader }: CommandContext, name: string) {
  const project = await projectByName(reader, name);
  if (!project) throw new Refusal("not-found", { what: "project", id: name });

  return project.id;
}

async function personNamed({ reader }: CommandContext, email: string) {
  const account = await accountByEmail(reader, email);
  if (!account) throw new Refusal("not-found", { what: "person", id: email });

  return account.id;
}

const GENERATED_BYTES = 15;

async function passwordFor({ passwordStdin }: PasswordOptions): Promise<string> {
  return passwordStdin ? fromStdin() : randomBytes(GENERATED_BYTES).toString("base64url");
}

/** A password that was made here is told once; one that was given is not repeated. */
function made(password: string, { passwordStdin }: PasswordOptions): { password?: string } {
  return passwordStdin ? {} : { password };
}

async function fromStdin(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}
