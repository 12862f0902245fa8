import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort, locate, type Place, run, serverIsAlive } from "#lib/db/embedded-place.ts";

/** A PostgreSQL that any number of processes share. Whoever is last to release it stops it. */
export interface EmbeddedServer {
  /** Of the database `giqa`. The port stays the same from start to start while it is free. */
  readonly url: string;
  /** Where it lies: for root, whose checkout may be closed to PostgreSQL, not always the folder asked for. */
  readonly folder: string;
  /** Close every pool first. A throwaway server is stopped and its folder removed. */
  release(): Promise<void>;
}

const LEASE = "giqa-lease";
const LEASE_KEY = 4_719_220;
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "autovacuum_naptime=10s",
];
const UNSAFE = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"];

/** Joins the server of this folder, or starts it: from any number of processes at once, and after any crash. */
export async function embeddedServer(folder: string, throwaway = false): Promise<EmbeddedServer> {
  const place = await locate(path.resolve(folder), throwaway);
  let lease: pg.Client | undefined;
  let released = false;
  const hold = async (samePort: boolean) => {
    lease = await joinOrStart(place, samePort);
    lease.once("end", () => released || void hold(true).catch(() => undefined)); // it crashed: our pools know its port
    if (released) await lease.end();
  };
  await hold(false);
  const release = async () => {
    released = true;
    const last = !throwaway && lease && (await isLast(lease).catch(() => false));
    if (last) await stop(place, "fast");
    await lease?.end().catch(() => undefined);
    if (throwaway) await discard(place.folder);
  };
  return { url: urlOf(place, "giqa"), folder: place.folder, release };
}

/** Ends a throwaway server, also one whose process was killed, and removes its folder. */
export async function discard(folder: string): Promise<void> {
  const place = await locate(path.resolve(folder), true);
  if (serverIsAlive(place)) await stop(place, "immediate");
  await rm(place.folder, { recursive: true, force: true });
}

function stop(place: Place, mode: "fast" | "immediate"): Promise<void> {
  return run(place, "pg_ctl", ["stop", "-s", "-w", "-D", place.data, "-m", mode]);
}

async function joinOrStart(place: Place, samePort: boolean): Promise<pg.Client> {
  const until = Date.now() + 30_000;
  let failure: unknown;
  while (Date.now() < until) {
    if (!existsSync(place.folder)) await initialise(place);
    try {
      if (serverIsAlive(place)) return await join(place);
      await start(place, samePort);
    } catch (error) {
      failure = error; // starting up, shutting down, or another process was quicker: look again
      await sleep(50 + Math.random() * 100);
    }
  }
  throw new Error(`PostgreSQL in ${place.folder} did not start; its server.log says why`, { cause: failure });
}

/** Connects only to the server of our own data folder, and holds the shared lock that keeps others from stopping it. */
async function join(place: Place): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(place, "postgres"), application_name: LEASE });
  client.on("error", () => undefined); // "end" follows
  try {
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    if (realpathSync(rows[0].data_directory) !== realpathSync(place.data))
      throw new Error("another PostgreSQL has our port");
    await client.query("SELECT pg_advisory_lock_shared($1)", [LEASE_KEY]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'giqa'");
    if (rowCount === 0) await client.query("CREATE DATABASE giqa"); // fails for the slower of two, who look again
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** True when no other process holds a lease and no other client (a person's psql) is connected; new ones then wait for the stop. */
async function isLast(lease: pg.Client): Promise<boolean> {
  await lease.query("SELECT pg_advisory_unlock_shared($1)", [LEASE_KEY]);
  const { rows } = await lease.query("SELECT pg_try_advisory_lock($1) AS alone", [LEASE_KEY]);
  for (let tries = 0; rows[0].alone && tries < 10; tries++) {
    const others = "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> $1";
    if ((await lease.query(others, [LEASE])).rowCount === 0) return true;
    await sleep(50); // the backends of a closed pool take a moment to go
  }
  return false;
}

/** Made aside and renamed into place, so it is there whole or not at all, whoever else does the same. */
async function initialise(place: Place): Promise<void> {
  const staged = `${place.folder}.${randomUUID()}`;
  await mkdir(staged, { mode: 0o700 });
  try {
    await writeFile(`${staged}/password`, randomBytes(24).toString("base64url"), { mode: 0o600 });
    await writeFile(`${staged}/port`, String(await freePort()));
    if (place.account)
      for (const file of ["", "/password"]) await chown(staged + file, place.account.uid, place.account.gid);
    const flags = [
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--locale=C.UTF-8",
      "--auth=scram-sha-256",
      "--username=postgres",
    ];
    if (place.throwaway) flags.push("--no-sync");
    await run(place, "initdb", ["-D", `${staged}/data`, `--pwfile=${staged}/password`, ...flags]);
    await rename(staged, place.folder).catch(() => undefined); // another process was quicker
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function start(place: Place, samePort: boolean): Promise<void> {
  const last = Number(readFileSync(`${place.folder}/port`, "utf8"));
  const port = samePort ? last : await freePort(last);
  const settings = [...SETTINGS, ...(place.throwaway ? UNSAFE : [])].map((setting) => `-c ${setting}`).join(" ");
  const log = `${place.folder}/server.log`;
  await run(place, "pg_ctl", ["start", "-s", "-w", "-D", place.data, "-l", log, "-o", `-p ${port} ${settings}`]);
  await writeFile(`${place.folder}/port`, String(port)); // the next start's wish
}

function urlOf(place: Place, database: string): string {
  const port = readFileSync(`${place.data}/postmaster.pid`, "utf8").split("\n")[3];
  const password = readFileSync(`${place.folder}/password`, "utf8");
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}
