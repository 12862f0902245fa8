import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { translate } from "#lib/messages/translate.ts";
import { EXPORT_FILES, fixtureHub, type HubContent, type HubServer } from "#lib/testing/hub-server.ts";
import { groundingDinoHere } from "./here.ts";

const FIXTURE = path.resolve("lib/testing/fixtures/grounding-dino");
const engine = { name: "grounding-dino", model: "colour fixture", revision: "fp32@v2" };
const { signal } = new AbortController();
const newFolder = () => mkdtemp(path.join(os.tmpdir(), "giqa-here-"));

let server: HubServer | undefined;
afterEach(() => server?.close());

async function openHub(rest: Partial<HubContent> = {}): Promise<HubServer> {
  server = await fixtureHub(rest);

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
    const hub = await openHub();
    const here = await groundingDinoHere(engine, {
      groundingDino: FIXTURE,
      weights: { folder: await newFolder(), hub: hub.url, signal },
    });
    await here.close();
    expect(hub.heads).toBe(0);
  });

  it("is fetched from the hub on first use, at the revision that the recipe names, and opened", async () => {
    const hub = await openHub();
    const weights = { folder: await newFolder(), hub: hub.url, signal };
    for (const _ of ["first", "second"])
      await (await groundingDinoHere(engine, { groundingDino: null, weights })).close();
    expect(hub.gets.map(({ path: name }) => name)).toEqual(EXPORT_FILES);
    const record = await readFile(path.join(weights.folder, "grounding-dino", "fetched.json"), "utf8");
    expect(JSON.parse(record).files["onnx/model.onnx"]).toMatchObject({ revision: "v2", commit: "c0ffee" });
  });

  it("is no longer waited for when the process ends", async () => {
    const ending = new AbortController();
    const arrived = async () => {
      ending.abort(new Error("the process ends"));

      return new Promise<void>(() => undefined); // and nothing more comes
    };
    const hub = await openHub({ cut: { after: 1, times: 1, arrived } });
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
