import { z } from "zod";
import { ItemId, RunId } from "#lib/domain/ids.ts";
import { defineJob } from "../define-job.ts";

/** Makes one item's suggestion by the run's recipe. Idempotent: a suggestion that is there is found, not made again. */
export const suggestItemJob = defineJob({
  name: "suggest-item",
  payload: z.object({ runId: RunId, itemId: ItemId }),
  retry: { limit: 4, delaySeconds: 2 },
  key: ({ runId, itemId }) => `${runId}:${itemId}`,
  heartbeatSeconds: 10,
  timeoutSeconds: 900,
});
