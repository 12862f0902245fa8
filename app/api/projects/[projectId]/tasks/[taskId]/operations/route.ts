import { route } from "#app/_edge/route.ts";
import { SaveOperations, saveOperations } from "#lib/services/save-operations.ts";

/** 409 where the diffs were made on an old state: the answer holds what came since. */
export const POST = route(SaveOperations, saveOperations, ({ diffs }) => (diffs ? 409 : 200));
