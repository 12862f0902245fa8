"use server";

import { action } from "#app/_edge/action.ts";
import { ChangePassword, changePassword } from "#lib/services/change-password.ts";
import { SignOutEverywhere, signOutEverywhere } from "#lib/services/sign-out-everywhere.ts";

export const changePasswordAction = action(ChangePassword, changePassword, "stay");
export const signOutEverywhereAction = action(SignOutEverywhere, signOutEverywhere, "stay");
