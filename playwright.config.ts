import { defineConfig } from "@playwright/test";
import { chromium } from "./e2e/chromium.ts";
import { freePort } from "./lib/db/embedded-place.ts";

process.env.E2E_PORT ??= String(await freePort()); // Playwright's workers read this file again
const port = process.env.E2E_PORT;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  timeout: 30_000,
  workers: 2,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      ...(await chromium()), // executablePath and env, see below
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
    command: `next start -H 127.0.0.1 -p ${port}`,
    url: `http://127.0.0.1:${port}/api/health`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
