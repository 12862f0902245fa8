import { z } from "zod";
import { ImportId } from "#lib/domain/ids.ts";
import { defineJob } from "../define-job.ts";

/** Takes in what an import has staged, from its last checkpoint on. */
export const runImportJob = defineJob({
  name: "run-import",
  payload: z.object({ importId: ImportId }),
  retry: { limit: 3, delaySeconds: 5 },
  key: ({ importId }) => importId,
  heartbeatSeconds: 20,
  timeoutSeconds: 86_000,
});
