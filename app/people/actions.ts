"use server";

import { action } from "#app/_edge/action.ts";
import { AddPerson, addPerson } from "#lib/services/add-person.ts";
import { ChangePassword, changePassword } from "#lib/services/change-password.ts";
import { DisablePerson, disablePerson } from "#lib/services/disable-person.ts";
import { SetRoles, setRoles } from "#lib/services/set-roles.ts";

export const addPersonAction = action(AddPerson, addPerson);
export const setPasswordAction = action(ChangePassword, changePassword);
export const disablePersonAction = action(DisablePerson, disablePerson);
export const setRolesAction = action(SetRoles, setRoles);
