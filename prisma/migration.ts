// Writes the migration that leads from what prisma/migrations make of an empty database to prisma/schema/*.prisma.
//   npm run migration -- add_rounds   writes prisma/migrations/<time>_add_rounds/migration.sql: read it, mend it, commit it
//   npm run migration -- --check      writes nothing, and fails when there is something to write
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";
import { embeddedServer } from "#lib/db/embedded-server.ts";
import { migrate } from "#lib/db/migrate.ts";

const SCHEMA = "prisma/schema"; // a folder, one file a concept
const MIGRATIONS = "prisma/migrations";

/** PostgreSQL's catalogue answers in its internal one-byte "char" (OID 18), which the adapter refuses: let it pass as a character. */
class CatalogueAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool) as (config: unknown) => Promise<pg.QueryResult>;
    const chars = new Set<string>();
    const patched = async (config: unknown) => {
      const result = await query(config);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== 18) continue;
        field.dataTypeID = 25;
        chars.add(field.name);
      }
      return result;
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      chars.clear(); // the engine asks one thing at a time
      const answer = await queryRaw(asked);
      const types = answer.columnTypes.map((type, i) =>
        chars.has(answer.columnNames[i] ?? "") ? ColumnTypeEnum.Character : type,
      );
      return { ...answer, columnTypes: types };
    };
    return Object.assign(adapter, { client: Object.assign(pool, { query: patched }) });
  }
}

async function loadEngine(): Promise<void> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const bytes = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const say = { set_message: (text: string) => process.stderr.write(`${text}\n`) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: say });
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": wasm as never });
  wasm.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/** The SQL that is missing, empty when nothing is. */
async function difference(url: string): Promise<string> {
  const names = (await readdir(SCHEMA)).map((name) => `${SCHEMA}/${name}`);
  const files = await Promise.all(names.map(async (name) => ({ path: name, content: await readFile(name, "utf8") })));
  const adapter = new CatalogueAdapter({ connectionString: url });
  const factory = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await wasm.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    factory,
  );
  const answer = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: process.cwd() },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  return answer.exitCode === 2 ? (answer.stdout ?? "") : "";
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: "boolean" } } });
const server = await embeddedServer(path.join(os.tmpdir(), `giqa-migration-${process.pid}`), true);
try {
  await mkdir(MIGRATIONS, { recursive: true });
  await migrate(server.url, MIGRATIONS);
  await loadEngine();
  const sql = await difference(server.url);
  const folder = `${MIGRATIONS}/${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${positionals[0]}`;
  if (values.check && sql)
    throw new Error(`${SCHEMA} has changes without a migration: npm run migration -- <name>\n${sql}`);
  if (!values.check && sql && positionals[0]) {
    await mkdir(folder);
    await writeFile(`${folder}/migration.sql`, sql);
  }
  process.stdout.write(sql ? `${folder}/migration.sql\n${sql}` : "nothing to migrate\n");
} finally {
  await server.release();
}
