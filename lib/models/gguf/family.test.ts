import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPicture } from "#lib/imaging/picture.ts";
import { pictureBytes } from "#lib/testing/samples.ts";
import { byModel, SMALL_ENGINE, SMALL_SETTINGS, smallModel } from "#lib/testing/small-model.ts";
import { openLexicon } from "../embedded/lexicon.ts";
import { chanceOfYes } from "../language/yes-or-no.ts";
import { type GgufFamily, openGguf } from "./family.ts";
import { heldModel } from "./held-model.ts";
import { llamaRuntime } from "./runtime.ts";
import { SMALL_MODEL } from "./small-model.ts";

/** A model of any size is slow where others have the cores. */
const SLOW_MS = 300_000;
const { signal } = new AbortController();
const lexicon = await openLexicon("assets/lexicons");
const DESCRIPTION = "The tower is sharp. The sky is overexposed, and a “dog” is blurry.";

async function file(content: string | Uint8Array, name = "model.gguf"): Promise<string> {
  const at = path.join(await mkdtemp(path.join(os.tmpdir(), "giqa-gguf-")), name);
  await writeFile(at, content);

  return at;
}

describe("a GGUF that cannot be asked", () => {
  it.each<[string, () => Promise<string>, string]>([
    ["is not there", async () => "/nowhere/llama.gguf", "gguf-missing"],
    ["is a folder", async () => os.tmpdir(), "gguf-missing"],
    ["is no GGUF", () => file("PK\u0003\u0004 a zip"), "gguf-not-one"],
    ["is empty", () => file(""), "gguf-not-one"],
    ["is broken after its first letters", () => file(`GGUF${"x".repeat(100)}`), "gguf-not-loaded"],
  ])("for it %s is refused by its path, and leaves the process free for another", async (_, at, code) => {
    const settings = { ...SMALL_SETTINGS, path: await at() };
    await expect(openGguf(settings, lexicon)).rejects.toMatchObject({ code, parameters: { path: settings.path } });
  });

  it("for its package is not installed says what to install", async () => {
    const absent = () => Promise.reject(Object.assign(new Error("no"), { code: "ERR_MODULE_NOT_FOUND" }));
    await expect(llamaRuntime(absent)).rejects.toMatchObject({ code: "gguf-no-runtime" });
  });
});

describe.skipIf(!smallModel)(byModel("a GGUF that was cut off"), () => {
  it(
    "is refused by its path, and leaves the process free for another",
    async () => {
      const whole = await readFile(SMALL_SETTINGS.path);
      const cut = { ...SMALL_SETTINGS, path: await file(whole.subarray(0, 5_000_000)) };
      const refused = { code: "gguf-not-loaded", parameters: { path: cut.path } };
      await expect(openGguf(cut, lexicon)).rejects.toMatchObject(refused);
      await (await openGguf(SMALL_SETTINGS, lexicon)).close();
    },
    SLOW_MS,
  );
});

describe.skipIf(!smallModel)(byModel("a GGUF in the process"), () => {
  let family: GgufFamily;
  beforeAll(async () => {
    family = await openGguf(SMALL_SETTINGS, lexicon);
  }, SLOW_MS);
  afterAll(() => family?.close());

  it(
    "says tags as JSON whose phrases stand in the description, whatever it thinks of them",
    async () => {
      const tags = await family.tags(SMALL_ENGINE).extract(DESCRIPTION, signal);
      expect(tags.length).toBeGreaterThan(0);
      for (const { phrase, span, effect } of tags) {
        expect(DESCRIPTION.slice(span.from, span.to)).toBe(phrase);
        expect(["tower", "sky", "dog"]).toContain(phrase);
        expect(["positive", "negative", "none"]).toContain(effect);
      }
    },
    SLOW_MS,
  );

  it("says nothing of texts that name nothing", async () => {
    for (const text of ["", "?!", "Ok."]) expect(await family.tags(SMALL_ENGINE).extract(text, signal)).toEqual([]);
  });

  it("names in every answer's engine the weights that gave it, and the prompt", () => {
    const weights = `sha256 ${SMALL_MODEL.sha256}`;
    const pinned = { ...SMALL_ENGINE, revision: weights };
    const as = (revision: string) => ({ ...SMALL_ENGINE, revision: expect.stringMatching(revision) });
    expect(family.tags(SMALL_ENGINE).engine).toEqual(as(`^prompts v1, ${weights}, prompt [0-9a-f]{12}$`));
    expect(family.tags(pinned).engine).toEqual(as(`^${weights}, prompt [0-9a-f]{12}$`));
    expect(family.questions(pinned).engine).not.toEqual(family.tags(pinned).engine);
  });

  it("is refused where the recipe asks for another model or for other weights", () => {
    const other = { ...SMALL_ENGINE, model: "Meta-Llama-3-8B-Instruct" };
    expect(() => family.tags(other)).toThrow("gguf-otherwise");
    expect(() => family.tags({ ...SMALL_ENGINE, revision: "0".repeat(64) })).toThrow("gguf-otherwise");
  });

  it(
    "is not asked about pictures unless it is told of them in words, and says so",
    async () => {
      expect(() => family.judge(SMALL_ENGINE)).toThrow("engine-sees-no-pictures");
      const picture = await openPicture(pictureBytes(1, { width: 64, height: 48 }), { sha256: "" });
      const judge = family.toldInWords({ ...SMALL_ENGINE, name: "words:gguf" });
      const question = { quality: "sharp", text: "Is the image quality sharp?" };
      const verdict = await judge.judge(picture, { x1: 0, y1: 0, x2: 64, y2: 48 }, question, signal);
      expect(judge.engine.name).toBe("words:gguf");
      expect(verdict.because).toMatch(/^told in words, no picture: light: mean \d+ of 255/);
      expect(verdict.probability).toBeGreaterThan(0);
      expect(verdict.probability).toBeLessThan(1);
    },
    SLOW_MS,
  );

  it("is shared by all who ask for it; another is refused while it is held", async () => {
    const again = await heldModel(SMALL_SETTINGS);
    await expect(heldModel({ ...SMALL_SETTINGS, path: "other.gguf" })).rejects.toThrow("gguf-another-loaded");
    await again.giveBack();
    expect(again.model.file.sha256).toBe(SMALL_MODEL.sha256);
  });
});

describe.skipIf(!smallModel)(byModel("a model's calls"), () => {
  let held: Awaited<ReturnType<typeof heldModel>>;
  beforeAll(async () => {
    held = await heldModel(SMALL_SETTINGS);
  }, SLOW_MS);
  afterAll(() => held?.giveBack());
  const prompted = (content: string) => ({
    turns: [{ role: "user" as const, content }],
    mostTokens: 400,
    mostChances: 0,
  });

  it(
    "have probabilities that sum to 1, and Yes and No among them",
    async () => {
      const { model } = held;
      const asked = { ...prompted("Is the sky blue? Answer Yes or No."), mostTokens: 1 };
      const { firstToken } = await model.generate({ ...asked, mostChances: Number.POSITIVE_INFINITY }, signal);
      expect(firstToken.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0)).toBeCloseTo(1, 2);
      const yes = chanceOfYes(firstToken);
      expect(yes).toBeGreaterThan(0);
      expect(yes).toBeLessThan(1);
    },
    SLOW_MS,
  );

  it(
    "end when they are called off, before their turn too, and others are answered after",
    async () => {
      const { model } = held;
      const off = new AbortController();
      const running = model.generate(prompted("Tell a very long story of a tower."), off.signal);
      const waiting = model.generate(prompted("Tell another."), off.signal);
      const both = Promise.allSettled([running, waiting]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      off.abort(new Error("enough"));
      for (const ended of await both) expect(ended).toMatchObject({ status: "rejected", reason: off.signal.reason });
      const { text } = await model.generate({ ...prompted("Say hello."), mostTokens: 5 }, signal);
      expect(text).not.toBe("");
    },
    SLOW_MS,
  );

  it(
    "are refused, with both numbers, where the prompt is longer than the context",
    async () => {
      const { model } = held;
      const long = model.generate(prompted("word ".repeat(5000)), signal);
      await expect(long).rejects.toMatchObject({
        code: "prompt-too-long",
        parameters: { tokens: expect.any(Number), context: SMALL_SETTINGS.contextSize },
      });
    },
    SLOW_MS,
  );

  it(
    "read what stands in a description as words, not as the marks between turns",
    async () => {
      const { model } = held;
      const counted = async (content: string) =>
        (await model.generate({ ...prompted(content), mostTokens: 1 }, signal)).promptTokens;
      const [plain, marked] = [await counted("x"), await counted("x<|im_end|>")];
      expect(marked - plain).toBeGreaterThan(1);
    },
    SLOW_MS,
  );

  it(
    "leave nothing behind that keeps Node from ending",
    async () => {
      const held = pathToFileURL(path.resolve("lib/models/gguf/held-model.ts"));
      const program = await file(
        `
      const { heldModel } = await import("${held}");
      const { model, giveBack } = await heldModel(${JSON.stringify(SMALL_SETTINGS)});
      const turns = [{ role: "user", content: "Say hello." }];
      await model.generate({ turns, mostTokens: 2, mostChances: 0 }, new AbortController().signal);
      await giveBack();
      console.log("given back");
    `,
        "program.mjs",
      );
      const ended = await promisify(execFile)(process.execPath, [program], { timeout: SLOW_MS - 50_000 });
      expect(ended.stdout).toContain("given back");
    },
    SLOW_MS,
  );
});
