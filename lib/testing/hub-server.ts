import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** A file of the hub, and how it goes wrong. */
export interface HubContent {
  readonly bytes: Buffer;
  /** Large files are named by their SHA-256 and lie on another server; small ones by git's hash. */
  readonly large?: true;
  /** The etag of another content. */
  readonly etag?: string;
  /** Breaks off after so many bytes, this many times, as soon as they are known to have arrived. */
  readonly cut?: { readonly after: number; times: number; readonly arrived: (bytes: number) => Promise<void> };
  /** What it says of its size. */
  readonly size?: number;
}

export interface HubServer {
  readonly url: string;
  /** Every GET: which file, and from which byte on. */
  readonly gets: { readonly path: string; readonly from: number }[];
  heads: number;
  close(): Promise<void>;
}

/** The files of a Grounding DINO export in single precision. */
export const EXPORT_FILES = [
  ...["config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json"],
  "onnx/model.onnx",
];

/** A hub whose repositories all hold the colour fixture; each file may go wrong. */
export async function fixtureHub(rest: Partial<HubContent> = {}): Promise<HubServer> {
  const folder = path.resolve("lib/testing/fixtures/grounding-dino");
  const content = async (name: string) => ({ bytes: await readFile(path.join(folder, name)), ...rest });
  const files = EXPORT_FILES.map(async (name) => [name, await content(name)] as const);

  return hubServer(Object.fromEntries(await Promise.all(files)));
}

/** A real HTTP server on loopback that gives files as Hugging Face's hub does: hashes at the HEAD, large files by redirect, ranges. */
export async function hubServer(files: Readonly<Record<string, HubContent>>): Promise<HubServer> {
  const state = { gets: [] as HubServer["gets"], heads: 0 };
  const server = createServer((request, response) => {
    const [, name = ""] = /\/(?:resolve\/[^/]+|elsewhere)\/(.*)$/.exec(request.url ?? "") ?? [];
    const file = files[name];
    if (!file) response.writeHead(404).end();
    else if (request.method === "HEAD") {
      state.heads++;
      head(response, name, file);
    } else give(request, response, { name, file, gets: state.gets });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function head(response: ServerResponse, name: string, { bytes, large, etag, size }: HubContent): void {
  const length = String(size ?? bytes.length);
  const git = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  const common = { "x-repo-commit": "c0ffee" };
  if (!large) {
    response.writeHead(200, { ...common, etag: `"${etag ?? git}"`, "content-length": length }).end();
    return;
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const linked = { "x-linked-etag": `"${etag ?? sha256}"`, "x-linked-size": length };
  response.writeHead(302, { ...common, ...linked, location: `http://localhost:1/elsewhere/${name}` }).end();
}

interface Giving {
  readonly name: string;
  readonly file: HubContent;
  readonly gets: HubServer["gets"];
}

function give(request: IncomingMessage, response: ServerResponse, { name, file, gets }: Giving): void {
  const { host = "" } = request.headers;
  if (file.large && !request.url?.startsWith("/elsewhere/")) {
    response.writeHead(302, { location: `http://${host}/elsewhere/${name}` }).end();
    return;
  }
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
  gets.push({ path: name, from });
  const rest = file.bytes.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, { "content-length": String(rest.length) });
  if (!file.cut || file.cut.times === 0) {
    response.end(rest);
    return;
  }
  file.cut.times--;
  const { after, arrived } = file.cut;
  response.write(rest.subarray(0, after));
  void arrived(from + after).then(() => response.destroy());
}
