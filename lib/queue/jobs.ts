import { exportItemsJob } from "./jobs/export-items.ts";
import { runImportJob } from "./jobs/run-import.ts";
import { suggestItemJob } from "./jobs/suggest-item.ts";
import { testEngineJob } from "./jobs/test-engine.ts";

/** Every job that there is. A worker that lacks a handler for one of them does not start. */
export const JOBS = [runImportJob, suggestItemJob, exportItemsJob, testEngineJob] as const;

/** Where a job goes that has failed for the last time. */
export function deadLetterOf(name: string): string {
  return `${name}.dead`;
}
