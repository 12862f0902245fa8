"use client";

import { Checkbox } from "#components/ui/field.tsx";
import { Role } from "#lib/domain/actor.ts";

const WORDS: Readonly<Record<Role, string>> = {
  admin: "Admin: imports, runs, rounds, people",
  expert: "Expert: annotates",
  adjudicator: "Adjudicator: rules where experts differ",
};

/** The roles to tick, as a group of a form. */
export function RoleBoxes({ held }: { readonly held: readonly Role[] }) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">Roles in the project</legend>
      {Role.options.map((role) => (
        <Checkbox key={role} name="role" value={role} defaultChecked={held.includes(role)} label={WORDS[role]} />
      ))}
    </fieldset>
  );
}

/** The roles that a form holds. */
export function rolesOf(form: FormData): Role[] {
  return form.getAll("role").map((role) => Role.parse(role));
}
