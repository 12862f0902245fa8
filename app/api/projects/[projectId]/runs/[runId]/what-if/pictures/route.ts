import { viewRoute } from "#app/_edge/route.ts";
import { WhatIfPictures, whatIfPictures } from "#lib/views/what-if/pictures.ts";

export const GET = viewRoute(WhatIfPictures, whatIfPictures);
