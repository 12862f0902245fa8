import { z } from "zod";

/** How rounds run; versioned, and every number of it a field. */
export const Protocol = z.object({
  version: z.literal(1),
  name: z.string().trim().min(1).max(80),
  /** k: experts an item. */
  experts: z.number().int().min(1).max(20),
  reveal: z.enum(["after-first-look", "at-once", "never"]),
  questions: z.enum(["settled", "free"]),
  asksAttribute: z.boolean(),
  asksDegree: z.boolean(),
  /** How long a taken task is held without a sign of life. */
  leaseMinutes: z.number().int().positive(),
});
export type Protocol = z.infer<typeof Protocol>;

/** One expert looks at each item once, machine proposals in sight. */
export const FIRST_LOOK: Protocol = {
  version: 1,
  name: "first look",
  experts: 1,
  reveal: "at-once",
  questions: "free",
  asksAttribute: true,
  asksDegree: true,
  leaseMinutes: 30,
};

/** May the machine's proposals be sent to this expert now? */
export function mayReveal(protocol: Protocol, firstLookDone: boolean): boolean {
  switch (protocol.reveal) {
    case "at-once":
      return true;
    case "after-first-look":
      return firstLookDone;
    case "never":
      return false;
  }
}
