"use server";

import { z } from "zod";
import { action } from "#app/_edge/action.ts";
import { StartExport, startExport } from "#lib/services/start-export.ts";

const ByWorker = StartExport.extend({ builtBy: z.literal("worker").default("worker") });

export const startExportAction = action(ByWorker, startExport);
