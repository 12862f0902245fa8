import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import type { UserId } from "#lib/domain/ids.ts";

/** Who signed in, and the epoch that his session lives in. */
export interface SignedIn {
  readonly id: UserId;
  readonly epoch: number;
}

/** What next-auth is made of: the house signs in, and hears of signing out. */
export interface AuthParts {
  readonly secret: string;
  readonly cookie: SessionCookie;
  /** Throws an error whose message the sign-in page reads. */
  readonly signIn: (given: { email: string; password: string; address: string }) => Promise<SignedIn>;
  readonly signedOut: (id: string) => Promise<void>;
}

/** The cookie that holds the session: its name tells installations at one host apart. */
export interface SessionCookie {
  readonly name: string;
  readonly secure: boolean;
}

const SESSION_DAYS = 14;

/** Sessions are signed tokens with a user's id and epoch, and nothing else. */
export function authOptions({ secret, cookie, signIn, signedOut }: AuthParts): NextAuthOptions {
  return {
    secret,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 3600 },
    pages: { signIn: "/sign-in" },
    useSecureCookies: cookie.secure,
    cookies: {
      sessionToken: {
        name: cookie.name,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: cookie.secure },
      },
    },
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        authorize: (given, request) =>
          signIn({
            email: given?.email ?? "",
            password: given?.password ?? "",
            address: addressOf(request.headers?.["x-forwarded-for"]),
          }),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, epoch: (user as unknown as SignedIn).epoch } : token),
    },
    events: { signOut: async ({ token }) => signedOut(token.sub ?? "") },
  };
}

/** Where the request came from: the last entry is the one that the nearest proxy, or our own server, wrote. */
function addressOf(forwarded: unknown): string {
  return (
    String(forwarded ?? "")
      .split(",")
      .at(-1)
      ?.trim() || "unknown"
  );
}
