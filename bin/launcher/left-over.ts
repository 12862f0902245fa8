import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { killGroup } from "./children.ts";

/** Which processes a launcher has started: what is left of one that was killed is ended by the next. */
export interface Ledger {
  write(pids: readonly number[]): Promise<void>;
  remove(): Promise<void>;
}

/** The ledger of this launcher, in the data folder. */
export async function ledgerIn(data: string): Promise<Ledger> {
  const folder = path.join(data, "launchers");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, String(process.pid));

  return { write: (pids) => writeFile(file, pids.join("\n")), remove: () => rm(file, { force: true }) };
}

/** Ends what launchers left behind that are no more; answers how many processes. */
export async function endLeftOver(data: string): Promise<number> {
  const folder = path.join(data, "launchers");
  let ended = 0;
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    if (isOurs(Number(name))) continue;
    for (const pid of (await readFile(path.join(folder, name), "utf8")).split("\n").map(Number))
      if (pid > 0 && isOurs(pid)) {
        killGroup(pid);
        ended++;
      }
    await rm(path.join(folder, name), { force: true });
  }

  return ended;
}

/** Is it a running process of this program? A number may by now be anyone's. */
function isOurs(pid: number): boolean {
  const command = `/proc/${pid}/cmdline`;

  return existsSync(command) && /giqa|workers\/main|next-server|next\/dist/.test(readFileSync(command, "utf8"));
}
