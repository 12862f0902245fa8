import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { access, constants, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Env } from "#lib/env.ts";
import { isFree } from "../launcher/port.ts";
import { type Finding, good, messageOf, missing, wrong } from "./check.ts";

/** Is this Node new enough to read the program as it is? */
export function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNew = major > 22 || (major === 22 && minor >= 18);

  return isNew ? good("Node", process.version) : wrong("Node", process.version, "npm ci (it brings its own Node)");
}

/** Can pictures be written and read? */
export async function checkStorage(env: Env): Promise<Finding> {
  const folder = path.resolve(env.GIQA_STORAGE ?? path.join(env.GIQA_DATA, "objects"));
  const probe = path.join(folder, `.probe-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "giqa");
    await access(probe, constants.R_OK);

    return good("Storage", folder);
  } catch (error) {
    return wrong("Storage", messageOf(error), `make ${folder} writable, or set GIQA_STORAGE`);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

/** Is the port free that the web server wants? */
export async function checkPort(env: Env): Promise<Finding> {
  const at = `${env.HOST}:${env.PORT}`;
  if (await isFree(env.PORT, env.HOST)) return good("Port", `${at} is free`);

  return missing("Port", `${at} is in use (another is taken at start)`, "set PORT to have a certain one");
}

/** Is there a browser for the journeys? Only tests need it. */
export function checkChromium(): Finding {
  const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (system) return good("Chromium", system);
  if (existsSync("node_modules/@sparticuz/chromium/bin")) return good("Chromium", "of the development packages");

  return missing("Chromium", "none; only tests need one", "npm ci (without --omit=dev)");
}

/** Is the web app built? */
export function checkBuild(): Finding {
  return existsSync(".next/BUILD_ID")
    ? good("Build", ".next")
    : missing("Build", "not built yet; the first start does it", "npm run build");
}

/** Are the models' files those that we know? Each folder of weights lists its hashes. */
export async function checkWeights(root = "assets/weights"): Promise<Finding[]> {
  const folders = existsSync(root) ? await readdir(root, { withFileTypes: true }) : [];
  const named = folders.filter((entry) => entry.isDirectory());

  return Promise.all(named.map(({ name }) => checkFolder(path.join(root, name))));
}

async function checkFolder(folder: string): Promise<Finding> {
  const list = path.join(folder, "SHA256SUMS");
  const mend = `git checkout -- ${folder}`;
  if (!existsSync(list)) return wrong(folder, "has no SHA256SUMS", mend);
  for (const line of (await readFile(list, "utf8")).split("\n").filter(Boolean)) {
    const [hash, name = ""] = line.split(/\s+\*?/);
    const file = path.join(folder, name);
    if (!existsSync(file)) return wrong(folder, `${name} is not there`, mend);
    if (
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex") !== hash
    )
      return wrong(folder, `${name} is not the file that it was`, mend);
  }

  return good(folder, "hashes are right");
}
