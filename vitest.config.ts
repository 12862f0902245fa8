import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // For what hangs; a busy machine is no fault of the code.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,components,workers,app}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{lib,workers}/**/*.db.test.ts"],
          globalSetup: ["lib/testing/global-database.ts"],
          benchmark: { include: [] },
        },
      },
    ],
  },
});
