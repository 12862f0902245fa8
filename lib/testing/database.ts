import { randomUUID } from "node:crypto";
import pg from "pg";
import { test as base, inject } from "vitest";
import { connect, type Db } from "#lib/db/client.ts";

/** Databases of this test file's own, cloned from the migrated template; the second is another installation's. */
export const test = base.extend<{ url: string; db: Db; otherUrl: string; otherDb: Db }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's dependencies from the pattern
  url: [async ({}, use) => withClone(use), { scope: "file" }],
  db: [async ({ url }, use) => withClient(url, use), { scope: "file" }],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  otherUrl: [async ({}, use) => withClone(use), { scope: "file" }],
  otherDb: [async ({ otherUrl }, use) => withClient(otherUrl, use), { scope: "file" }],
});

type Use<Fixture> = (fixture: Fixture) => Promise<void>;

async function withClone(use: Use<string>): Promise<void> {
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
}

async function withClient(url: string, use: Use<Db>): Promise<void> {
  const db = connect(url);
  await use(db);
  await db.$disconnect();
}
