"use server";

import { action } from "#app/_edge/action.ts";
import { SetRoles, setRoles } from "#lib/services/set-roles.ts";

export const setRolesAction = action(SetRoles, setRoles);
