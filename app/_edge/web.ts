import path from "node:path";
import type { SessionCookie } from "#lib/auth/options.ts";
import { type Sealing, sealingWith } from "#lib/auth/seal.ts";
import { connect, type Db } from "#lib/db/client.ts";
import { installationSecret } from "#lib/db/settings.ts";
import { transactor } from "#lib/db/transaction.ts";
import { enginesByEnvironment, type ReachedEngine } from "#lib/domain/engine-setting.ts";
import { type Env, readEnv } from "#lib/env.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";

/** What services may ask of the web beside the database. No engine is among it. */
export interface WebPorts {
  readonly storage: ObjectStore;
  /** Folder where uploads are put together. */
  readonly staging: string;
  /** Folders below which an import may be read from the server. */
  readonly importRoots: readonly string[];
  readonly sealing: () => Promise<Sealing>;
}

/** What a web process holds from its start to its end. */
interface Web {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly ports: WebPorts;
  readonly cookie: SessionCookie;
  /** Signs sessions. */
  readonly secret: Promise<string>;
  readonly byEnvironment: readonly ReachedEngine[];
}

const POOL = 15;

/** The bundler may load this module twice: what there is one of hangs on the global object. */
const held = globalThis as { giqaWeb?: Web };

/** The process's own things, made when first asked for. */
export function web(): Web {
  held.giqaWeb ??= composed(readEnv());

  return held.giqaWeb;
}

function composed(env: Env): Web {
  const { DATABASE_URL: databaseUrl } = env;
  if (!databaseUrl)
    throw new Error("The web server needs DATABASE_URL; `npm start` sets it for the embedded database.");
  const db = connect(databaseUrl, POOL);
  const secret = transactor(db)((tx) => installationSecret(tx, env.NEXTAUTH_SECRET));
  const sealing = async () => sealingWith(await secret);
  const byEnvironment = enginesByEnvironment(env);

  return { db, databaseUrl, ports: { ...portsOf(env), sealing }, cookie: cookieOf(env), secret, byEnvironment };
}

function portsOf(env: Env): Omit<WebPorts, "sealing"> {
  return {
    storage: folderStore(env.GIQA_STORAGE ?? path.join(env.GIQA_DATA, "objects")),
    staging: path.join(env.GIQA_DATA, "staging"),
    importRoots: env.GIQA_IMPORT_ROOTS.split(":").filter(Boolean),
  };
}

/** Cookies are a host's, not a port's: the port in the name keeps two installations at one host apart. */
function cookieOf({ NEXTAUTH_URL, PORT }: Env): SessionCookie {
  const url = new URL(NEXTAUTH_URL ?? `http://localhost:${PORT}`);
  const secure = url.protocol === "https:";

  return { name: `${secure ? "__Secure-" : ""}giqa-session${url.port ? `-${url.port}` : ""}`, secure };
}
