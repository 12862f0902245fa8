import { changeStream } from "#app/_edge/stream.ts";
import { ChangesHeard, changesHeard } from "#lib/views/changes-heard.ts";

export const dynamic = "force-dynamic";

export const GET = changeStream(ChangesHeard, changesHeard);
