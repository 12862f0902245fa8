import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";

/** The database of one process: a pool of connections. `$disconnect` when done. */
export type Db = PrismaClient;

/** Connects lazily, with at most `max` connections. */
export function connect(url: string, max = 10): Db {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max }) });
}
