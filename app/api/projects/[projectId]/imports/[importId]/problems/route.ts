import { viewRoute } from "#app/_edge/route.ts";
import { ImportProblems, importProblems } from "#lib/views/import-problems.ts";

export const GET = viewRoute(ImportProblems, importProblems);
