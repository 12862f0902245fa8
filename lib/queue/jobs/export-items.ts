import { z } from "zod";
import { ExportId } from "#lib/domain/ids.ts";
import { defineJob } from "../define-job.ts";

/** Writes the files of an export. Idempotent: the same rows make the same bytes, and one that has ended is left alone. */
export const exportItemsJob = defineJob({
  name: "export-items",
  payload: z.object({ exportId: ExportId }),
  retry: { limit: 2, delaySeconds: 5 },
  key: ({ exportId }) => exportId,
  heartbeatSeconds: 20,
  timeoutSeconds: 3600,
});
