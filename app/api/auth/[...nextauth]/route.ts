import { authHandler } from "#app/_edge/auth.ts";

export { authHandler as GET, authHandler as POST };
