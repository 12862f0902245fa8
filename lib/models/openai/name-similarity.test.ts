import { afterEach, describe, expect, it } from "vitest";
import { type Answer, type EngineServer, engineServer } from "#lib/testing/engine-server.ts";
import { openAiSimilarity } from "./name-similarity.ts";

const engine = { name: "openai", model: "text-embedding-3-small", revision: "1" };
const { signal } = new AbortController();

let server: EngineServer | undefined;
afterEach(() => server?.close());

async function names(...answers: Answer[]) {
  server = await engineServer(...answers);

  return openAiSimilarity(engine, {
    baseUrl: server.baseUrl,
    apiKey: "sk-marker",
    timeoutSeconds: answers.includes("hang") ? 1 : 30,
    retries: 0,
  });
}

describe("the similarity of names by an embeddings endpoint", () => {
  it("is the cosine of the vectors, whatever their length, and each name is asked for once", async () => {
    const similarity = await names({ vector: [3, 0] }, { vector: [1, 1] });
    expect(await similarity.similarity("tower", "building", signal)).toBeCloseTo(Math.SQRT1_2);
    expect(await similarity.similarity("building", "tower", signal)).toBeCloseTo(Math.SQRT1_2);
    expect(server?.asked.map(({ body }) => body.input)).toEqual(["tower", "building"]);
  });

  it.each<[string, Answer]>([
    ["answers something else", "no-completion"],
    ["gives no numbers", { vector: [] }],
    ["is broken", { status: 503 }],
    ["does not take the key", { status: 401 }],
  ])("says so, without the key, when the server %s", async (_, answer) => {
    const failure = await (await names(answer)).similarity("a", "b", signal).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "EngineUnavailable" });
    expect(String(failure)).not.toContain("sk-marker");
  });
});
