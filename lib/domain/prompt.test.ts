import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PromptName, promptIn, promptOf } from "./prompt.ts";

const engine = (name: string) => ({ name, model: "m", revision: "1" });

describe("a prompt", () => {
  it("is a file of its name, known by the start of its text's SHA-256", () => {
    for (const name of PromptName.options) {
      const { text, hash } = promptIn(readFileSync(`lib/models/language/prompts/${name}.md`, "utf8"));
      expect(text.length, name).toBeGreaterThan(20);
      expect(hash).toMatch(/^[0-9a-f]{12}$/);
    }
    expect(promptIn(" abc\n")).toEqual({ text: "abc", hash: "ba7816bf8f01" });
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
});
