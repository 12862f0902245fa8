import { createServer } from "node:net";

/** How many ports after the wished one are tried. */
const TRIES = 50;

/** The wished port if it is free at that address, else the next that is. */
export async function freePortFrom(wished: number, host: string): Promise<number> {
  for (let port = wished; port < wished + TRIES && port <= 65_535; port++) if (await isFree(port, host)) return port;
  throw new Error(`no free port from ${wished} to ${wished + TRIES - 1} at ${host}`);
}

/** Can one listen there? */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
