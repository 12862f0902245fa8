import { route } from "#app/_edge/route.ts";
import { AnnounceUploads, announceUploads } from "#lib/services/announce-uploads.ts";

export const POST = route(AnnounceUploads, announceUploads);
