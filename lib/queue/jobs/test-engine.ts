import { z } from "zod";
import { EngineTestId } from "#lib/domain/ids.ts";
import { defineJob } from "../define-job.ts";

/** One real call to an engine that a person waits for: it is made once, and what came of it is told. */
export const testEngineJob = defineJob({
  name: "test-engine",
  payload: z.object({ testId: EngineTestId }),
  retry: { limit: 0, delaySeconds: 1 },
  key: ({ testId }) => testId,
  heartbeatSeconds: 10,
  timeoutSeconds: 900,
});
