import { randomUUID } from "node:crypto";
import pg from "pg";
import { test as base, inject } from "vitest";
import { connect, type Db } from "#lib/db/client.ts";

/** A database of this test file's own, cloned from the migrated template. */
export const test = base.extend<{ url: string; db: Db }>({
  url: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's dependencies from the pattern
    async ({}, use) => {
      const url = new URL(inject("templateUrl"));
      const template = url.pathname.slice(1);
      url.pathname = "/postgres";
      const admin = new pg.Client({ connectionString: url.href });
      await admin.connect();
      const name = `test_${randomUUID().replaceAll("-", "")}`;
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
      url.pathname = `/${name}`;
      await use(url.href);
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
    { scope: "file" },
  ],
  db: [
    async ({ url }, use) => {
      const db = connect(url);
      await use(db);
      await db.$disconnect();
    },
    { scope: "file" },
  ],
});
