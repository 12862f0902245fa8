import { healthy } from "#app/_edge/health.ts";

/** Open to all: is there a web server with its database behind this address? */
export async function GET(): Promise<Response> {
  const ok = await healthy();

  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
