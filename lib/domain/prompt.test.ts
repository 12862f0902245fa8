import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SHIPPED_RECIPES } from "#lib/pipeline/recipes.ts";
import { mustHavePrompt, PromptName, promptNamed, promptOf } from "./prompt.ts";

const engine = (name: string) => ({ name, model: "m", revision: "1" });

describe("a prompt", () => {
  it("is a file of its name, known by the start of its words' SHA-256", () => {
    for (const name of PromptName.options) {
      const { text, hash } = promptNamed(name);
      expect(readFileSync(`lib/domain/prompts/${name}.ts`, "utf8")).toContain(`= \`${text}\`;`);
      expect(hash).toBe(createHash("sha256").update(text).digest("hex").slice(0, 12));
    }
  });

  it.each([
    ["tags", "openai", "tags-v1"],
    ["tags", "openai:big", "tags-v1"],
    ["questions", "gguf", "questions-v1"],
    ["judge", "openai", "patch-v1"],
    ["judge", "words:gguf", "patch-in-words-v1"],
    ["boxes", "grounding-dino", null],
    ["judge", "embedded", null],
    ["tags", "recorded", null],
  ] as const)("of the port %s is, for %s, %s", (port, name, prompt) => {
    expect(promptOf(port, engine(name))).toBe(prompt);
  });

  it("is pinned by recipes whose engines are told it, and by no other", () => {
    const told = SHIPPED_RECIPES.filter(({ prompts }) => prompts !== undefined);
    expect(told.map(({ name }) => name)).toEqual(["paper"]);
    expect(told[0]?.prompts).toEqual({
      "patch-v1": promptNamed("patch-v1").hash,
      "questions-v1": promptNamed("questions-v1").hash,
      "tags-v1": promptNamed("tags-v1").hash,
    });
  });

  it("that reads otherwise than a recipe pins it is refused to the port that it is for, and to no other", () => {
    const [paper = expect.fail()] = SHIPPED_RECIPES.filter(({ name }) => name === "paper");
    const asking = (port: "tags" | "judge" | "boxes", prompts: Record<string, string> | undefined) => () =>
      mustHavePrompt({ ...paper, prompts }, port);
    const other = { ...paper.prompts, "tags-v1": "0".repeat(12) };

    expect(asking("tags", paper.prompts)).not.toThrow();
    expect(asking("tags", undefined)).not.toThrow();
    expect(asking("tags", other)).toThrow("prompt-otherwise");
    expect(asking("judge", other)).not.toThrow();
    expect(asking("boxes", other)).not.toThrow();
    expect(asking("tags", { "tags-v0": promptNamed("tags-v1").hash })).toThrow("prompt-otherwise");
  });
});
