import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { translate } from "#lib/messages/translate.ts";
import { type HubContent, type HubServer, hubServer } from "#lib/testing/hub-server.ts";
import { groundingDinoHere } from "./here.ts";

const FIXTURE = path.resolve("lib/testing/fixtures/grounding-dino");
const NAMES = ["config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model.onnx"];
const engine = { name: "grounding-dino", model: "colour fixture", revision: "fp32@v2" };
const { signal } = new AbortController();
const newFolder = () => mkdtemp(path.join(os.tmpdir(), "giqa-here-"));

let server: HubServer | undefined;
afterEach(() => server?.close());

async function fixtureHub(rest: Partial<HubContent> = {}) {
  const content = async (name: string) => ({ bytes: await readFile(path.join(FIXTURE, name)), ...rest });
  const files = NAMES.map(async (name) => [name, await content(name)] as const);
  server = await hubServer(Object.fromEntries(await Promise.all(files)));

  return server;
}

async function refusalOf(places: Parameters<typeof groundingDinoHere>[1]) {
  const { code, parameters } = await groundingDinoHere(engine, places).then(
    () => expect.fail("was opened"),
    (error) => error,
  );

  return { code, sentence: translate(code, parameters) };
}

describe("Grounding DINO", () => {
  it("is opened from the installation's own folder without asking the hub", async () => {
    const hub = await fixtureHub();
    const here = await groundingDinoHere(engine, {
      groundingDino: FIXTURE,
      weights: { folder: await newFolder(), hub: hub.url, signal },
    });
    await here.close();
    expect(hub.heads).toBe(0);
  });

  it("is fetched from the hub on first use, at the revision that the recipe names, and opened", async () => {
    const hub = await fixtureHub();
    const weights = { folder: await newFolder(), hub: hub.url, signal };
    for (const _ of ["first", "second"])
      await (await groundingDinoHere(engine, { groundingDino: null, weights })).close();
    expect(hub.gets.map(({ path: name }) => name)).toEqual(NAMES);
    const record = await readFile(path.join(weights.folder, "grounding-dino", "fetched.json"), "utf8");
    expect(JSON.parse(record).files["onnx/model.onnx"]).toMatchObject({ revision: "v2", commit: "c0ffee" });
  });

  it("is no longer waited for when the process ends", async () => {
    const ending = new AbortController();
    const arrived = async () => {
      ending.abort(new Error("the process ends"));

      return new Promise<void>(() => undefined); // and nothing more comes
    };
    const hub = await fixtureHub({ cut: { after: 1, times: 1, arrived } });
    const weights = { folder: await newFolder(), hub: hub.url, signal: ending.signal };
    await expect(groundingDinoHere(engine, { groundingDino: null, weights })).rejects.toThrow("the process ends");
  });

  it("is refused where there is neither a folder nor a hub, and how it is brought is said", async () => {
    const folder = await newFolder();
    expect(await refusalOf({ groundingDino: null, weights: { folder, hub: null, signal } })).toEqual({
      code: "engine-weights-not-fetched",
      sentence:
        "The weights of grounding-dino are not here, and this installation asks no hub (GIQA_HUB_URL is none). " +
        "Set GIQA_GROUNDING_DINO to a folder that holds them, or bring them with giqa weights fetch grounding-dino.",
    });
    expect(await refusalOf({ groundingDino: folder, weights: null })).toMatchObject({
      sentence: expect.stringContaining(`there is no file ${folder}${path.sep}`),
    });
    expect(
      await refusalOf({ groundingDino: null, weights: { folder, hub: "http://127.0.0.1:9", signal } }),
    ).toMatchObject({
      sentence: expect.stringContaining("the hub at http://127.0.0.1:9 cannot be reached"),
    });
  });
});
