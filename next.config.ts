import type { NextConfig } from "next";

const isDevelopment = process.env.NODE_ENV === "development";

/** Everything comes from here, nothing is framed. Next's own start-up scripts stand in the page. */
const POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const config: NextConfig = {
  // The type check is a check of its own; a production install lacks the tests' packages.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // What is sent to an action may be a password or a key: `next dev` would print it.
  logging: { serverFunctions: false },
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "onnxruntime-node", "sharp", "pino"],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "content-security-policy", value: POLICY },
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "same-origin" },
        { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
  ],
};

export default config;
