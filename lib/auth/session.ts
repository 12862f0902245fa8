import { getToken } from "next-auth/jwt";
import type { SessionCookie, SignedIn } from "./options.ts";

type TokenRequest = Parameters<typeof getToken>[0]["req"];

/** What a request brings with it. */
export interface RequestParts {
  readonly cookies: { getAll(): { name: string; value: string }[] };
  readonly headers: Headers;
}

/** Whom a request's session names; null without one, or with one that is not ours or has run out. */
export async function sessionOf(
  request: RequestParts,
  { secret, cookie }: { secret: string; cookie: SessionCookie },
): Promise<SignedIn | null> {
  const token = await getToken({
    req: request as unknown as TokenRequest,
    secret,
    cookieName: cookie.name,
    secureCookie: cookie.secure,
  });
  if (!token?.sub || typeof token.epoch !== "number") return null;

  return { id: token.sub as SignedIn["id"], epoch: token.epoch };
}
