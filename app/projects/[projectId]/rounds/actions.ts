"use server";

import { action } from "#app/_edge/action.ts";
import { CloseRound, closeRound } from "#lib/services/close-round.ts";
import { OpenRound, openRound } from "#lib/services/open-round.ts";

export const openRoundAction = action(OpenRound, openRound);
export const closeRoundAction = action(CloseRound, closeRound);
