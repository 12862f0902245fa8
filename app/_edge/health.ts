import { web } from "./web.ts";

/** Does the database answer? */
export async function healthy(): Promise<boolean> {
  try {
    await web().db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
