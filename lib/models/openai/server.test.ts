import { afterEach, describe, expect, it } from "vitest";
import { type Answer, type EngineServer, engineServer } from "#lib/testing/engine-server.ts";
import { chatServer } from "./server.ts";

const KEY = "sk-marker-0123456789";
const asking = { model: "llama", messages: [{ role: "user" as const, content: "a secret text" }], maxTokens: 10 };
const { signal } = new AbortController();

const open: EngineServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serverOf(...answers: Answer[]): Promise<EngineServer> {
  const server = await engineServer(...answers);
  open.push(server);

  return server;
}

const ask = ({ baseUrl }: EngineServer, timeoutSeconds = 30) =>
  chatServer({ baseUrl, apiKey: KEY, timeoutSeconds })(asking, signal);

describe("a server of OpenAI's protocol", () => {
  it.each([301, 302, 307, 308])("that leads elsewhere (%i) is not followed: there goes nothing", async (status) => {
    const elsewhere = await serverOf({ say: "gotcha" });
    const server = await serverOf({ status, headers: { location: `${elsewhere.baseUrl}/chat/completions` } });
    await expect(ask(server)).rejects.toMatchObject({ message: expect.stringContaining("another"), fault: "refuses" });
    expect(elsewhere.asked).toEqual([]);
  });

  it("that answers ten megabytes is broken off, and said to do so", async () => {
    await expect(ask(await serverOf({ bytes: 10_000_000 }))).rejects.toThrow("does not come to an end");
  });

  it("that answers two is heard", async () => {
    expect((await ask(await serverOf({ bytes: 2_000_000 }))).text).toHaveLength(2_000_000);
  });

  it("that never ends its answer is left when its time is over, and its line is cut", async () => {
    const server = await serverOf("drip");
    await expect(ask(server, 1)).rejects.toThrow("did not answer in time");
    while (server.openNow() > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});
