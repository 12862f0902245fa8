import { viewRoute } from "#app/_edge/route.ts";
import { WhatIfFigures, whatIfFigures } from "#lib/views/what-if/figures.ts";

export const GET = viewRoute(WhatIfFigures, whatIfFigures);
