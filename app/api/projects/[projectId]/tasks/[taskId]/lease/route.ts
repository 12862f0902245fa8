import { route } from "#app/_edge/route.ts";
import { RenewLease, renewLease } from "#lib/services/renew-lease.ts";

export const POST = route(RenewLease, renewLease);
