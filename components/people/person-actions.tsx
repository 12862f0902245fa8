"use client";

import { Ellipsis, KeyRound, UserCheck, UserCog, UserX } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { ProjectId, UserId } from "#lib/domain/ids.ts";
import { NewPasswordDialog } from "./new-password-dialog.tsx";
import type { PeopleActions } from "./people-page.tsx";
import type { ListedPerson } from "./people-table.tsx";
import { RolesDialog } from "./roles-dialog.tsx";
import { SwitchAccountDialog } from "./switch-account-dialog.tsx";

interface PersonActionsProps {
  readonly person: ListedPerson;
  readonly projects: readonly { readonly id: ProjectId; readonly name: string }[];
  readonly founder: boolean;
  readonly self: UserId | null;
  readonly actions: PeopleActions;
}

/** What can be done about a person, under three dots. */
export function PersonActions({ person, projects, founder, self, actions }: PersonActionsProps) {
  const [asked, setAsked] = useState<"roles" | "password" | "switch" | null>(null);
  const others = founder && person.id !== self;
  const dialog = { open: true, onOpenChange: (open: boolean) => open || setAsked(null), person };
  if (!others && projects.length === 0) return null;

  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} label={`Actions on ${person.name}`} />}>
        {projects.length > 0 && (
          <MenuItem icon={UserCog} onSelect={() => setAsked("roles")}>
            Roles …
          </MenuItem>
        )}
        {others && (
          <>
            <MenuItem icon={KeyRound} onSelect={() => setAsked("password")}>
              New password …
            </MenuItem>
            <MenuSeparator />
            <MenuItem
              icon={person.disabledAt ? UserCheck : UserX}
              danger={!person.disabledAt}
              onSelect={() => setAsked("switch")}
            >
              {person.disabledAt ? "Enable …" : "Disable …"}
            </MenuItem>
          </>
        )}
      </Menu>
      {asked === "roles" && <RolesDialog {...dialog} projects={projects} setRoles={actions.setRoles} />}
      {asked === "password" && <NewPasswordDialog {...dialog} setPassword={actions.setPassword} />}
      {asked === "switch" && <SwitchAccountDialog {...dialog} disable={actions.disable} />}
    </>
  );
}
