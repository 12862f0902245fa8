"use server";

import { action } from "#app/_edge/action.ts";
import { CancelRun, cancelRun } from "#lib/services/cancel-run.ts";
import { RetryRun, retryRun } from "#lib/services/retry-run.ts";
import { StartRun, startRun } from "#lib/services/start-run.ts";

export const startRunAction = action(StartRun, startRun);
export const cancelRunAction = action(CancelRun, cancelRun);
export const retryRunAction = action(RetryRun, retryRun);
