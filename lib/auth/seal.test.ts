import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sealingWith } from "./seal.ts";

const SECRET = "a secret of thirty-two characters";
const { seal, open, mark } = sealingWith(SECRET);

describe("a sealed text", () => {
  it("opens under its secret and its id, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, id) => {
        expect(open(id, seal(id, text))).toBe(text);
      }),
    );
  });

  it("does not open under another secret, for another id, or changed by a bit", () => {
    const sealed = seal("openai", "sk-marker");
    expect(sealingWith(`${SECRET}!`).open("openai", sealed)).toBeNull();
    expect(open("openai:judge", sealed)).toBeNull();
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed, (byte, n) => (n === at ? byte ^ 1 : byte));
      expect(open("openai", changed)).toBeNull();
    }
    for (let length = 0; length < sealed.length; length++)
      expect(open("openai", sealed.subarray(0, length))).toBeNull();
  });

  it("is another each time and holds nothing of the text", () => {
    const [one, other] = [seal("openai", "sk-marker-0123"), seal("openai", "sk-marker-0123")];
    expect(Buffer.from(one).equals(other)).toBe(false);
    expect(Buffer.from(one).toString("latin1")).not.toContain("sk-marker");
    expect(one[0]).toBe(1);
  });
});

describe("the mark of a secret", () => {
  it("tells secrets apart and tells nothing of them", () => {
    expect(sealingWith(SECRET).mark).toBe(mark);
    expect(sealingWith(`${SECRET}!`).mark).not.toBe(mark);
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
  });
});
