"use server";

import { action } from "#app/_edge/action.ts";
import { CancelImport, cancelImport } from "#lib/services/cancel-import.ts";
import { StartImport, startImport } from "#lib/services/start-import.ts";

export const startImportAction = action(StartImport, startImport);
export const cancelImportAction = action(CancelImport, cancelImport);
