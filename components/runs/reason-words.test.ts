import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FAILURE_WORDS } from "./reason-words.ts";

/** Where an item can fail: its engines, its picture, and the service that makes its suggestion. */
const PLACES = ["lib/models", "lib/imaging", "lib/services/suggest-item"];
const FILES = ["lib/services/suggest-item.ts", "lib/services/give-up-item.ts", "lib/domain/engine-resting.ts"];

function sources(): string {
  const inside = PLACES.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
      .map((file) => path.join(folder, file)),
  );

  return [...inside, ...FILES].map((file) => readFileSync(file, "utf8")).join("\n");
}

const found = (pattern: RegExp) => [...new Set([...sources().matchAll(pattern)].map(([, name = ""]) => name))].sort();

/** Errors that another of the list carries in its words before they reach an item. */
const CARRIED = ["AnswerTooLong", "NotFetched"];

describe("why an item failed", () => {
  it("has words for every code that it can be refused with", () => {
    const codes = found(/new Refusal\(\s*"([a-z-]+)"/g);
    expect(codes).toContain("engine-not-set");
    expect(codes.filter((code) => FAILURE_WORDS[code] === undefined)).toEqual([]);
  });

  it("has words for every error of ours that engines throw, and for what they run into", () => {
    const names = found(/override readonly name = "(\w+)"/g).filter((name) => !CARRIED.includes(name));
    expect(names).toContain("EngineUnavailable");
    expect([...names, "Error", "TypeError", "worker-lost"].filter((name) => FAILURE_WORDS[name] === undefined)).toEqual(
      [],
    );
  });
});
