import { spawnSync } from "node:child_process";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

/** What Playwright's `launchOptions` take of a browser. */
export interface Browser {
  readonly executablePath?: string;
  readonly env?: Record<string, string>;
}

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A Chromium that is there: `CHROMIUM_PATH`, the system's, else the one that a development dependency brings, unpacked once. */
export async function chromium(): Promise<Browser> {
  const named = [process.env.CHROMIUM_PATH, ...SYSTEM].find((file) => file && existsSync(file));
  if (named) return { executablePath: named };
  if (process.platform !== "linux" || process.arch !== "x64") return {}; // npx playwright install chromium
  const folder = await unpacked();
  const fonts = existsSync("/usr/share/fonts") ? {} : { FONTCONFIG_FILE: `${folder}/fonts/fonts.conf` };
  const env = { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: `${folder}/lib`, ...fonts };

  return { executablePath: `${folder}/chromium`, env };
}

/** Unpacked aside and renamed into place, so it is there whole or not at all. */
async function unpacked(): Promise<string> {
  const cache = path.resolve("node_modules/.cache");
  const folder = `${cache}/chromium`;
  if (existsSync(`${folder}/chromium`)) return folder;
  mkdirSync(cache, { recursive: true });
  const staged = mkdtempSync(`${folder}-`);
  const packed = path.join(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../../bin");
  await brotli(`${packed}/chromium.br`, `${staged}/chromium`, 0o755);
  for (const name of readdirSync(packed).filter((file) => file.endsWith(".tar.br"))) {
    await brotli(`${packed}/${name}`, `${staged}/part.tar`, 0o644);
    const into = name.startsWith("fonts") ? `${staged}/fonts` : staged;
    mkdirSync(into, { recursive: true });
    const done = spawnSync("tar", ["-xf", `${staged}/part.tar`, "-C", into]);
    if (done.status !== 0) throw new Error(`tar could not unpack ${name}: ${done.stderr}`);
  }
  rmSync(`${staged}/part.tar`);
  try {
    renameSync(staged, folder);
  } catch {
    rmSync(staged, { recursive: true, force: true }); // another run was quicker
  }

  return folder;
}

async function brotli(from: string, to: string, mode: number): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}
