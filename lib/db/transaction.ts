import type { Db } from "./client.ts";
import type { PrismaClient } from "./generated/client.ts";

type Tables = Omit<PrismaClient, `$${string}`>;
type ReadMethod = "findUnique" | "findFirst" | "findMany" | "count" | "aggregate" | "groupBy";
type ReadOnly<Table> = {
  readonly [Method in keyof Table as Method extends ReadMethod ? Method : never]: Table[Method];
};

/** Reads and nothing else: a view that writes does not compile. */
export type Reader = { readonly [Table in keyof Tables]: ReadOnly<Tables[Table]> } & {
  /** Raw SQL that only reads; values are bound, never spliced. */
  readonly $queryRaw: PrismaClient["$queryRaw"];
};

/** Reads and writes that happen together or not at all. */
export type Transaction = Tables &
  Pick<PrismaClient, "$queryRaw" | "$executeRaw" | "$queryRawUnsafe" | "$executeRawUnsafe">;

/** A runner of transactions over a pool: waits at most 10 s for a connection, lets the work take a minute. */
export function transactor(db: Db): <T>(work: (tx: Transaction) => Promise<T>) => Promise<T> {
  return (work) => db.$transaction((tx) => work(tx), { maxWait: 10_000, timeout: 60_000 });
}
