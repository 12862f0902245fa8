import type { NextConfig } from "next";

const config: NextConfig = {
  // The type check is a check of its own; a production install lacks the tests' packages.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "onnxruntime-node", "sharp", "pino"],
};

export default config;
