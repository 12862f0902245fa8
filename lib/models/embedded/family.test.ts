import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Box, iou } from "#lib/domain/geometry.ts";
import { distort } from "#lib/imaging/distort.ts";
import { openPicture } from "#lib/imaging/picture.ts";
import { openEmbedded } from "./family.ts";

const family = await openEmbedded(path.resolve("assets"));
afterAll(() => family.close());
const engine = { name: "embedded", model: "test", revision: "1" };
const { signal } = new AbortController();
const photo = async (name: string) =>
  openPicture(await readFile(path.resolve("assets/demo/images/demo", `${name}.jpg`)), { sha256: name });

describe("the embedded detector", () => {
  const detector = family.boxes(engine);
  const found = async (name: string, phrase: string) =>
    detector.detect(await photo(name), phrase, { box: 0.3, text: 0.25 }, signal);

  it.each<[string, string, Box]>([
    ["coffee", "the coffee cup", { x1: 145, y1: 12, x2: 425, y2: 395 }],
    ["wine-drum", "wine bottle", { x1: 493, y1: 190, x2: 563, y2: 530 }],
    ["mountain-meadow", "green meadow", { x1: 0, y1: 665, x2: 1600, y2: 1065 }],
    ["rocket", "sky", { x1: 0, y1: 0, x2: 640, y2: 390 }],
  ])("finds in %s: %s", async (name, phrase, drawn) => {
    const boxes = await found(name, phrase);
    expect(Math.max(...boxes.map(({ box }) => iou(box, drawn)))).toBeGreaterThan(0.5);
  });

  it("reaches a kind by a name that the classes do not have", async () => {
    const [best] = await found("astronaut", "astronaut");
    expect(best?.route).toContain("person");
  });

  it.each([
    ["pagoda", "pagoda"],
    ["forest-stream", "small waterfalls"],
    ["two-dogs", "rope"],
    ["coffee", "sky"],
  ])("says nothing of what it cannot see: in %s, %s", async (name, phrase) => {
    expect(await found(name, phrase)).toEqual([]);
  });

  it("marks rules as rules", async () => {
    const [box] = await found("dahlia", "background");
    expect(box?.route).toMatch(/^heuristic/);
  });

  it("is called off", async () => {
    const off = AbortSignal.abort(new Error("enough"));
    await expect(detector.detect(await photo("coffee"), "cup", { box: 0.3, text: 0.25 }, off)).rejects.toThrow(
      "enough",
    );
  });
});

describe("the embedded judge", () => {
  const judge = family.judge(engine);
  const verdict = async (bytes: Buffer, quality: string) => {
    const picture = await openPicture(bytes, { sha256: "" });
    const box = { x1: 0, y1: 0, x2: picture.size.width, y2: picture.size.height };

    return judge.judge(picture, box, { quality, text: `Is the image quality ${quality}?` }, signal);
  };
  const clean = (name: string) => readFile(path.resolve("assets/demo/images/demo", `${name}.jpg`));

  it.each(["coffee", "dahlia", "pagoda", "citrus"])("tells %s from the same, blurred", async (name) => {
    const bytes = await clean(name);
    const blur = { class: "blur", name: "blur_gaussian", severity: 5, scale: 5 } as const;
    const [small, blurred] = [await distort(bytes, [], "seed"), await distort(bytes, [blur], "seed")];
    expect((await verdict(small, "sharp")).answer).toBe("yes");
    expect((await verdict(blurred, "sharp")).answer).toBe("no");
    expect((await verdict(blurred, "blurry")).answer).toBe("yes");
    expect((await verdict(small, "not sharp")).answer).toBe("no");
  });

  it("gives its measurements as reasons, and a probability", async () => {
    const { because, probability } = await verdict(await clean("coffee"), "overexposed");
    expect(because).toContain("clipped");
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
  });
});

describe("the embedded writer", () => {
  it("asks of what is said, Yes and No alike, in whole sentences", async () => {
    const description = "The [dogs] are sharp. The [cup] has few details.";
    const tags = [
      { phrase: "dogs", name: "dogs", quality: "sharp", effect: "positive" as const, span: { from: 4, to: 8 } },
      { phrase: "cup", name: "cup", quality: "few details", effect: "negative" as const, span: { from: 24, to: 27 } },
    ];
    const pairs = await family.questions(engine).write({ description, tags, binary: 2, open: 3 }, signal);
    expect(pairs).toEqual([
      { kind: "binary", question: "Are the dogs sharp?", answer: "Yes" },
      { kind: "binary", question: "Is the cup sharp?", answer: "No" },
      { kind: "what", question: "What is sharp in the image?", answer: "The dogs" },
      { kind: "how", question: "How is the sharpness of the cup?", answer: "Few details" },
    ]);
  });
});
