import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
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
