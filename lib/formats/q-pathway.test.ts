import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { qPathway } from "./q-pathway.ts";

const codec = qPathway((handle) => `annotator-${handle.length}`);

const row = (changes: Record<string, unknown> = {}) => ({
  image: "spaq_koniq/8427827661.jpg",
  id: "8427827661_cauchy",
  conversations: [
    { from: "human", value: "Discuss the quality of the picture.\n<image>" },
    { from: "gpt", value: "The lighting is average." },
  ],
  type: null,
  qtype: null,
  ...changes,
});
const read = (changes?: Record<string, unknown>) => codec.read(row(changes));
const answering = (value: string) =>
  read({
    conversations: [
      { from: "human", value: "?" },
      { from: "gpt", value },
    ],
  });

describe("a row of Q-Pathway", () => {
  it("is a person's description of a picture", () => {
    expect(read()).toEqual({
      value: {
        externalId: "8427827661_annotator-6",
        imagePath: "spaq_koniq/8427827661.jpg",
        description: "The lighting is average.",
        textOrigin: "human",
        annotator: "annotator-6",
        source: "KonIQ-10k",
        imageGroup: null,
        distortions: [],
        mos: null,
      },
    });
  });

  it("may lack type and qtype, and may have a score", () => {
    const { type: _type, qtype: _qtype, ...bare } = row();

    expect(codec.read({ ...bare, gt_score: 3.2 })).toHaveProperty("value");
  });

  it("names its annotator after the last underscore, and nowhere by the handle", () => {
    const answer = read({ id: "my_photo_XieYuxuan" });

    expect(answer).toMatchObject({ value: { externalId: "my_photo_annotator-9", annotator: "annotator-9" } });
    expect(JSON.stringify(answer)).not.toContain("XieYuxuan");
    expect(read({ id: "316618516" })).toMatchObject({ value: { externalId: "316618516", annotator: null } });
  });

  it("is of the source that folder and name tell, and else unresolved", () => {
    const sourceOf = (image: string) => {
      const answer = read({ image });

      return "value" in answer ? answer.value.source : answer;
    };

    expect(sourceOf("spaq_koniq/00003.jpg")).toBe("SPAQ");
    expect(sourceOf("data/spaq_koniq/316618516.jpg")).toBe("KonIQ-10k");
    expect(sourceOf("spaq_koniq/holiday.jpg")).toBe("unresolved");
    expect(sourceOf("00003.jpg")).toBe("unresolved");
    expect(sourceOf("livefb_liveitw_aigc/00003.jpg")).toBe("unresolved");
  });

  it("is skipped when it is of another kind", () => {
    expect(read({ type: "yes-or-no" })).toEqual({ skip: "not-a-description" });
    expect(read({ qtype: 2 })).toEqual({ skip: "not-a-description" });
  });

  it.each([
    ["image missing", { image: null }, { field: "image", code: "field-missing" }],
    ["image not a string", { image: 3 }, { field: "image", code: "field-wrong-type" }],
    ["path that climbs out", { image: "spaq_koniq/../../etc/passwd" }, { field: "image", code: "image-path-outside" }],
    ["path from the root", { image: "/etc/passwd" }, { field: "image", code: "image-path-outside" }],
    ["path with a drive", { image: "C:\\a.jpg" }, { field: "image", code: "image-path-outside" }],
    ["blank id", { id: " " }, { field: "id", code: "field-missing" }],
    ["no conversation", { conversations: [] }, { field: "conversations", code: "field-wrong-type" }],
    ["conversation that is none", { conversations: "text" }, { field: "conversations", code: "field-wrong-type" }],
  ])("says what is wrong: %s", (_name, changes, problem) => {
    expect(read(changes)).toMatchObject({ problem });
  });

  it("says that a text is blank or holds places already", () => {
    expect(answering(" \n")).toMatchObject({ problem: { code: "blank-text" } });
    expect(answering("The [tower](<35, 319>) is sharp.")).toMatchObject({ problem: { code: "text-holds-grounding" } });
  });

  it("holds no text that cannot be stored", () => {
    expect(answering("half a \ud800 character")).toMatchObject({ problem: { code: "field-wrong-type" } });
    expect(read({ id: "a\0b_c" })).toMatchObject({ problem: { field: "id", code: "field-wrong-type" } });
  });

  it("is an object, not a bare string or a list", () => {
    expect(codec.read("text")).toMatchObject({ problem: { field: null, code: "row-not-an-object" } });
    expect(codec.read([1])).toMatchObject({ problem: { code: "row-not-an-object" } });
    expect(codec.read(null)).toMatchObject({ problem: { code: "row-not-an-object" } });
  });

  it("is answered for, whatever it holds", () => {
    const fields = fc.constantFrom("image", "id", "conversations", "type");
    fc.assert(fc.property(fc.jsonValue(), (value) => codec.read(value) !== undefined));
    fc.assert(fc.property(fc.dictionary(fields, fc.jsonValue()), (changes) => read(changes) !== undefined));
  });
});
