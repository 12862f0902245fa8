import os from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { chromium } from "./e2e/chromium.ts";
import { freePort } from "./lib/db/embedded-place.ts";

// Playwright's workers read this file again, and the commands that tests run take the same installation.
process.env.E2E_PORT ??= String(await freePort());
const port = process.env.E2E_PORT;
process.env.GIQA_DATA = path.join(os.tmpdir(), `giqa-e2e-${port}`);
process.env.GIQA_IMPORT_ROOTS = path.resolve("assets/demo");

export default defineConfig({
  testDir: "e2e",
  testIgnore: process.env.SCREENSHOTS ? [] : ["**/screenshots.spec.ts"],
  outputDir: "test-results/browser",
  globalSetup: "./e2e/setup.ts",
  globalTeardown: "./e2e/teardown.ts",
  // Machines are slow and busy: a wait ends by what it waits for, and these are for what never comes.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  workers: 2,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      ...(await chromium()),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: `node bin/giqa.ts serve --port ${port}`,
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
