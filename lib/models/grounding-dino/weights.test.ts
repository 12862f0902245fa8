import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { type HubContent, type HubServer, hubServer } from "#lib/testing/hub-server.ts";
import { fetchGroundingDino, groundingDinoFolder, type Precision } from "./weights.ts";

const MODEL = randomBytes(300_000);
const small = (text: string): HubContent => ({ bytes: Buffer.from(text) });
const FILES = {
  "config.json": small("{}"),
  "preprocessor_config.json": small('{"a":1}'),
  "tokenizer.json": small('{"b":1}'),
  "tokenizer_config.json": small('{"c":1}'),
};
const model = (rest: Partial<HubContent> = {}) => ({
  ...FILES,
  "onnx/model.onnx": { bytes: MODEL, large: true as const, ...rest },
});

let server: HubServer | undefined;
afterEach(async () => {
  await server?.close();
  told.length = 0;
});

const { signal } = new AbortController();
const newFolder = () => mkdtemp(path.join(os.tmpdir(), "giqa-weights-"));
const told: string[] = [];
const progress = new EventEmitter();
const arrived = async (bytes: number) => {
  while (!told.includes(`onnx/model.onnx ${bytes}`)) await once(progress, "told");
};

async function fetched(weights: string, hub = server?.url ?? "", precision: Precision = "fp32") {
  const tell = ({ path: name, received }: { path: string; received: number }) => {
    told.push(`${name} ${received}`);
    progress.emit("told");
  };

  return fetchGroundingDino({ hub, weights, revision: "main", precision, tell }, signal);
}

describe("weights from the hub", () => {
  it("are fetched once, with progress, and stand as the hub has them", async () => {
    server = await hubServer(model());
    const weights = await newFolder();
    const { folder, fetched: names } = await fetched(weights);
    expect(names).toHaveLength(5);
    expect(await readFile(path.join(folder, "onnx/model.onnx"))).toEqual(MODEL);
    expect(told).toContain("onnx/model.onnx 300000");
    const asked = server.heads;
    expect((await fetched(weights)).fetched).toEqual([]);
    expect(server.heads).toBe(asked);
    expect((await readdir(folder, { recursive: true })).filter((name) => /part|fetching/.test(name))).toEqual([]);
  });

  it("that are cut off are gone on with from where they are", async () => {
    server = await hubServer(model({ cut: { after: 100_000, times: 2, arrived } }));
    const { folder } = await fetched(await newFolder());
    expect(server.gets.filter(({ path: name }) => name === "onnx/model.onnx").map(({ from }) => from)).toEqual([
      0, 100_000, 200_000,
    ]);
    expect(await readFile(path.join(folder, "onnx/model.onnx"))).toEqual(MODEL);
  });

  it("that a killed process left in part, and under its lock, are gone on with", async () => {
    server = await hubServer(model());
    const weights = await newFolder();
    const folder = groundingDinoFolder(weights);
    const sha256 = createHash("sha256").update(MODEL).digest("hex");
    await mkdir(path.join(folder, "onnx"), { recursive: true });
    await writeFile(path.join(folder, "onnx", `model.onnx.${sha256.slice(0, 16)}.part`), MODEL.subarray(0, 123_456));
    await writeFile(path.join(folder, ".fetching"), "");
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await utimes(path.join(folder, ".fetching"), anHourAgo, anHourAgo);
    await fetched(weights);
    expect(server.gets.at(-1)).toEqual({ path: "onnx/model.onnx", from: 123_456 });
    expect(await readFile(path.join(folder, "onnx/model.onnx"))).toEqual(MODEL);
  });

  it("that are cut off for good say so, and the next fetch goes on", async () => {
    const cut = { after: 10_000, times: 5, arrived };
    server = await hubServer(model({ cut }));
    const weights = await newFolder();
    await expect(fetched(weights)).rejects.toThrow(
      "broke off 5 times while onnx/model.onnx came; fetch again to go on",
    );
    expect((await fetched(weights)).fetched).toEqual(["onnx/model.onnx"]);
    expect(server.gets.at(-1)).toEqual({ path: "onnx/model.onnx", from: 50_000 });
  });

  it.each([
    ["a large file, by its SHA-256", "f".repeat(64)],
    ["a file, by git's hash", "a".repeat(40)],
  ])("of another content are thrown away: %s", async (_, etag) => {
    server = await hubServer(model({ etag }));
    const weights = await newFolder();
    await expect(fetched(weights)).rejects.toThrow(`and not ${etag}: it was thrown away`);
    expect(await readdir(path.join(groundingDinoFolder(weights), "onnx"))).toEqual([]);
  });

  it("that the hub does not have are named with repository and revision", async () => {
    server = await hubServer(FILES);
    await expect(fetched(await newFolder(), server.url, "fp16")).rejects.toThrow(
      "has no onnx/model_fp16.onnx in onnx-community/grounding-dino-tiny-ONNX at revision main (404)",
    );
  });

  it("for which there is no space left are refused before they come, and when the disk fills", async () => {
    server = await hubServer(model({ size: 1e16 }));
    await expect(fetched(await newFolder())).rejects.toThrow(
      /no space left in .*onnx: onnx\/model.onnx takes 10000000000 MB more/,
    );
    await server.close();
    server = await hubServer(model());
    const weights = await newFolder();
    const onnx = path.join(groundingDinoFolder(weights), "onnx");
    const sha256 = createHash("sha256").update(MODEL).digest("hex");
    await mkdir(onnx, { recursive: true });
    await symlink("/dev/full", path.join(onnx, `model.onnx.${sha256.slice(0, 16)}.part`));
    await expect(fetched(weights)).rejects.toThrow(/no space left in .*gone on with when there is room/);
  });

  it("from a hub that is not there are said to be unreachable", async () => {
    await expect(fetched(await newFolder(), "http://127.0.0.1:9")).rejects.toThrow(
      "the hub at http://127.0.0.1:9 cannot be reached",
    );
  });

  it("are downloaded once by two processes that want them at once", async () => {
    server = await hubServer(model());
    const weights = await newFolder();
    const code = `const { fetchGroundingDino } = await import(${JSON.stringify(fileURLToPath(new URL("./weights.ts", import.meta.url)))});
      const asked = { hub: ${JSON.stringify(server.url)}, weights: ${JSON.stringify(weights)}, revision: "main", precision: "fp32", tell: () => {} };
      console.log((await fetchGroundingDino(asked, new AbortController().signal)).fetched.length);`;
    const run = () =>
      new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
          stdio: ["ignore", "pipe", "inherit"],
        });
        let said = "";
        child.stdout.on("data", (chunk) => {
          said += chunk;
        });
        child.on("error", reject);
        child.on("close", () => resolve(said.trim()));
      });
    expect((await Promise.all([run(), run()])).sort()).toEqual(["0", "5"]);
    expect(server.gets).toHaveLength(5);
    expect((await stat(path.join(groundingDinoFolder(weights), "onnx/model.onnx"))).size).toBe(MODEL.length);
  });
});
