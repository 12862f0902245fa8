import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentWith } from "#lib/env.ts";
import { tell } from "../print.ts";

/** A process that the launcher keeps alive until it is told to stop. */
export interface Child {
  readonly name: string;
  pid(): number | undefined;
  /** Asks it to finish what it has begun, and ends it when it takes longer. */
  stop(patienceSeconds: number): Promise<void>;
}

/** What is to be started: `node <args>` with some values in its environment. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/**
 * A worker: pictures pass through it by many threads, and what V8's young space and glibc's arenas would keep of them
 * grows on and on unless it is bounded. Told of a limit, V8 also lets its heap grow by half between collections, and not
 * to four times what lives.
 */
export function workerProgram(name: string, values: Program["values"] = {}): Program {
  return {
    name,
    args: ["--max-semi-space-size=4", "--max-old-space-size=1024", "workers/main.ts"],
    values: { MALLOC_ARENA_MAX: "2", ...values },
  };
}

const RESTART_MS = 1000;

/** Starts a program in a process group of its own, so that Ctrl-C reaches the launcher alone; what dies is started again. */
export function keepAlive({ name, args, values }: Program, onRestart: () => void = () => undefined): Child {
  let stopping = false;
  let child: ChildProcess;
  const start = () => {
    child = spawn(process.execPath, [...args], {
      detached: true,
      stdio: ["ignore", 2, 2],
      env: environmentWith(values) as NodeJS.ProcessEnv,
    });
    child.once("exit", (code, signal) => {
      if (stopping) return;
      tell(`The ${name} ended (${signal ?? code}); it is started again.`);
      setTimeout(() => {
        if (stopping) return;
        start();
        onRestart();
      }, RESTART_MS);
    });
  };
  start();

  return {
    name,
    pid: () => child.pid,
    stop: async (patienceSeconds) => {
      stopping = true;
      await end(child, patienceSeconds);
    },
  };
}

async function end(child: ChildProcess, patienceSeconds: number): Promise<void> {
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  if (gone() || child.pid === undefined) return;
  child.kill("SIGTERM");
  for (const until = Date.now() + patienceSeconds * 1000; Date.now() < until && !gone(); ) await sleep(50);
  if (!gone()) killGroup(child.pid);
}

/** Ends a process with all that it started. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it is gone
  }
}
