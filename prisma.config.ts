import { defineConfig } from "prisma/config";

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath; // `generate` looks for the engine and never runs it

export default defineConfig({ schema: "prisma/schema" });
