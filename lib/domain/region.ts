import { z } from "zod";
import { Box } from "./geometry.ts";
import { ProposalId, RegionId } from "./ids.ts";

/** A place in the picture. Its label is the words of the mentions that hold it, never a second copy. */
export const Region = z.object({
  id: RegionId,
  box: Box,
  /** The machine's proposal that it came from; null when an expert drew it. */
  proposal: ProposalId.nullable(),
});
export type Region = z.infer<typeof Region>;
