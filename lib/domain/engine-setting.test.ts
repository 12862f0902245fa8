import { describe, expect, it } from "vitest";
import { EngineKey, EngineName, ServerSetting, travelsInClear } from "./engine-setting.ts";

const setting = (baseUrl: string) => ServerSetting.safeParse({ kind: "openai", baseUrl });

describe("the address of a server", () => {
  it.each([
    "http://127.0.0.1:8080/v1",
    "http://[::1]:8080/v1",
    "http://10.0.0.7:8000/v1",
    "http://192.168.1.20:11434/v1",
    "https://api.example.org/v1",
  ])("may be %s: of this machine, of the local network, of the world", (address) => {
    expect(setting(address).data?.baseUrl).toBe(address);
  });

  it.each([
    ["file:///etc/passwd", "http:// or https://"],
    ["ftp://example.org/v1", "http:// or https://"],
    ["javascript:alert(1)", "http:// or https://"],
    ["127.0.0.1:8080", "http:// or https://"],
    ["https://user:word@example.org/v1", "no name and no password"],
    ["https://sk-0123@example.org/v1", "no name and no password"],
    ["https://example.org/v1?api-key=sk-0123", "without ? and #"],
    ["https://example.org/v1#sk-0123", "without ? and #"],
    ["http://169.254.169.254/latest", "link alone"],
    ["http://2852039166/latest", "link alone"],
    ["http://0xa9.254.0251.0xfe/v1", "link alone"],
    ["http://[fe80::1]/v1", "link alone"],
    ["http://[::ffff:169.254.169.254]/v1", "link alone"],
    ["http://metadata.google.internal/v1", "link alone"],
  ])("is not %s", (address, words) => {
    expect(setting(address).error?.issues[0]?.message).toContain(words);
  });

  it("is kept as it is asked: what climbs is climbed, what hides is written out", () => {
    expect(setting("http://example.org/v1/../../admin").data?.baseUrl).toBe("http://example.org/admin");
    expect(setting("http://127.1:8080\\@other.example/v1").data?.baseUrl).toBe(
      "http://127.0.0.1:8080/@other.example/v1",
    );
  });

  it("lets a key be read on the way only where it leads by http to another machine", () => {
    expect(travelsInClear("http://10.0.0.7/v1")).toBe(true);
    expect(travelsInClear("http://127.0.0.1.example.org/v1")).toBe(true);
    for (const address of ["http://127.0.0.1:80/v1", "http://localhost/v1", "http://[::1]/v1", "https://10.0.0.7/v1"])
      expect(travelsInClear(address)).toBe(false);
  });
});

describe("a key", () => {
  it.each(["a\nb", "a\r\nX-Other: 1", "a b", "a\tb", "a\u0000b", "clé", "", "x".repeat(4001)])(
    "is not %j: no header takes it",
    (key) => {
      expect(EngineKey.safeParse(key).success).toBe(false);
    },
  );

  it("loses the line break that it was copied with", () => {
    expect(EngineKey.parse(" sk-0123\n")).toBe("sk-0123");
  });
});

describe("an engine's name", () => {
  it.each(["openai", "openai:judge-2", "grounding-dino", "gguf"])("may be %s", (name) => {
    expect(EngineName.parse(name)).toBe(name);
  });

  it.each(["embedded", "openai:", "openai:../x", "openai:Judge", "openai:a b", "gguf\n", "openai:a\n"])(
    "is not %j",
    (name) => {
      expect(EngineName.safeParse(name).success).toBe(false);
    },
  );
});
