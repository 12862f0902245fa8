import { describe, expect, it } from "vitest";
import { EngineName, type EngineSetting, type ReachedEngine } from "#lib/domain/engine-setting.ts";
import { testPicture } from "#lib/imaging/test-picture.ts";
import { engineServer } from "#lib/testing/engine-server.ts";
import { byModel, SMALL_SETTINGS, smallModel } from "#lib/testing/small-model.ts";
import type { Limits } from "./limits.ts";
import { triedEngines } from "./try-engine.ts";

/** A model of any size is slow where others have the cores. */
const SLOW_MS = 300_000;
const { signal } = new AbortController();
const UNLIMITED: Limits = {
  takeSlot: async () => null,
  takeTurn: async () => ({ inSeconds: 0, taken: true }),
  holdOff: async () => undefined,
};

function tried(name: string, setting: EngineSetting, port: "tags" | "judge" = "tags") {
  const engine = EngineName.parse(name);
  const reached: ReachedEngine = { name: engine, setting, origin: "database", key: { state: "none" } };

  return triedEngines(async () => [reached], { limits: UNLIMITED, picture: testPicture })(engine, port, signal);
}

const server = (baseUrl: string): EngineSetting => ({
  ...{ kind: "openai", baseUrl, model: "llama", timeoutSeconds: 30, retries: 4 },
  ...{ concurrency: null, requestsPerMinute: null, priceIn: 10, priceOut: null },
});

describe("a test of an engine", () => {
  it("tells what a server said, and what it took", async () => {
    const say = JSON.stringify({ tags: [{ quote: "oranges", quality: "sharp", effect: "positive" }] });
    const asked = await engineServer({ say, usage: { prompt_tokens: 100, completion_tokens: 9 } });
    const outcome = await tried("openai", server(asked.baseUrl));
    expect(outcome).toMatchObject({ ended: "answered", answer: ["oranges: sharp (positive)"], tokensIn: 100 });
    expect(outcome.ended === "answered" && outcome.cost).toBeCloseTo(0.001);
    await asked.close();
  });

  it("asks once, however patient runs are", async () => {
    const asked = await engineServer({ status: 503 });
    expect(await tried("openai", server(asked.baseUrl))).toMatchObject({
      ended: "failed",
      problem: expect.stringContaining("answered 503"),
    });
    expect(asked.asked).toHaveLength(1);
    await asked.close();
  });

  it("names the file of a detector that is not there, and the machine to look on", async () => {
    expect(await tried("grounding-dino", { kind: "grounding-dino", folder: "/nowhere" })).toMatchObject({
      ended: "failed",
      problem: expect.stringMatching(/^there is no file \/nowhere\//),
      advice: expect.stringContaining("on the machine that the workers run on"),
    });
  });

  it("is refused for a model's file that is not there, as runs are", async () => {
    const setting = { ...SMALL_SETTINGS, kind: "gguf", path: "/nowhere/llama.gguf" } as const;
    await expect(tried("gguf", setting)).rejects.toMatchObject({ code: "gguf-missing" });
  });
});

describe.skipIf(!smallModel)(byModel("a test of a GGUF in the process"), () => {
  const setting = { kind: "gguf", ...SMALL_SETTINGS } as const;

  it(
    "tells its tags, and gives the model back",
    async () => {
      expect(await tried("gguf", setting)).toMatchObject({
        ended: "answered",
        asked: expect.stringContaining("oranges"),
      });
      await expect(tried("gguf", { ...setting, contextSize: 1024 })).resolves.toMatchObject({ ended: "answered" });
    },
    SLOW_MS,
  );

  it(
    "is refused where it would have to see",
    async () => {
      await expect(tried("gguf", setting, "judge")).rejects.toMatchObject({ code: "engine-sees-no-pictures" });
    },
    SLOW_MS,
  );
});
