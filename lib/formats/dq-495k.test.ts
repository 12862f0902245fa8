import { describe, expect, it } from "vitest";
import { dq495k } from "./dq-495k.ts";

const single = {
  distortion_class: "brighten",
  distortion_name: "brightness_brighten_shfit_HSV",
  severity: 3,
  image_ref: null,
  image_A: "KADIS700K/A_sd_detail/images/barn-1207956_0.png",
  image_B: null,
  id: "barn-1207956_0",
  task_type: "quality_single_A_noref",
  conversations: [
    { from: "human", value: "Assess the quality of the image with detailed reasons." },
    { from: "gpt", value: "The image depicts a barn." },
  ],
};
const { distortion_class, distortion_name, severity, ...rest } = single;
const several = {
  ...rest,
  distortion_classes: ["blur", "noise"],
  distortion_names: ["blur_lens", "noise_speckle"],
  severities: [1, 3],
};
const { conversations, ...bare } = single;

describe("a row of DQ-495K", () => {
  it("is a model's description, and says so, with its distortion as the data set names it", () => {
    expect(dq495k.read(single)).toEqual({
      value: {
        externalId: "barn-1207956_0",
        imagePath: "KADIS700K/A_sd_detail/images/barn-1207956_0.png",
        description: "The image depicts a barn.",
        textOrigin: "gpt-4v",
        annotator: null,
        source: "KADIS-700k",
        imageGroup: "kadis:barn-1207956",
        distortions: [{ class: "brighten", name: "brightness_brighten_shfit_HSV", severity: 3, scale: 5 }],
        mos: null,
      },
    });
  });

  it("may have several distortions, in the order in which they were put on", () => {
    expect(dq495k.read(several)).toMatchObject({
      value: {
        distortions: [
          { class: "blur", name: "blur_lens", severity: 1, scale: 3 },
          { class: "noise", name: "noise_speckle", severity: 3, scale: 3 },
        ],
      },
    });
  });

  it("may be of a clean picture, in either shape", () => {
    const clean = { ...single, distortion_class: null, distortion_name: null, severity: 0 };
    const cleanOfSeveral = { ...several, distortion_classes: null, distortion_names: null, severities: 0 };

    expect(dq495k.read(clean)).toMatchObject({ value: { distortions: [] } });
    expect(dq495k.read(cleanOfSeveral)).toMatchObject({ value: { distortions: [] } });
  });

  it("may have a test file's shape", () => {
    const test = { ...bare, query: "Assess the image.", answer: "A barn, too bright." };

    expect(dq495k.read(test)).toMatchObject({ value: { description: "A barn, too bright." } });
    expect(dq495k.read({ ...bare, query: "Assess the image." })).toMatchObject({
      problem: { field: "answer", code: "field-missing" },
    });
  });

  it("shares its group with every other version of its reference", () => {
    const other = { ...several, image_A: "KADIS700K/A_md_detail/images/barn-1207956_17.png" };

    expect(dq495k.read(other)).toMatchObject({ value: { imageGroup: "kadis:barn-1207956" } });
  });

  it("is of an unresolved source when no folder tells", () => {
    expect(dq495k.read({ ...single, image_A: "pictures/x_0.png" })).toMatchObject({ value: { source: "unresolved" } });
  });

  it("is skipped when it compares pictures or is of an unknown task", () => {
    expect(dq495k.read({ ...single, task_type: "quality_compare_noref" })).toEqual({ skip: "comparison" });
    expect(dq495k.read({ ...single, task_type: "quality_single_B" })).toEqual({ skip: "unknown-task" });
  });

  it("says which of its distortion's fields does not fit", () => {
    expect(dq495k.read({ ...single, severity: 9 })).toMatchObject({ problem: { field: "severity" } });
    expect(dq495k.read({ ...several, distortion_names: ["one"] })).toMatchObject({
      problem: { field: "distortion_names", code: "field-wrong-type" },
    });
  });
});
