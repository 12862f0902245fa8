import { z } from "zod";
import type { Engine } from "#lib/domain/engine.ts";
import type { NameSimilarity } from "#lib/pipeline/ports.ts";
import { keptVectors, likeness, unitVector } from "../sentence-vectors.ts";
import { clientOf, faultOf, type ServerSettings } from "./server.ts";

const Vector = z.array(z.number()).min(1);

interface SimilaritySettings extends ServerSettings {
  /** Tries after the first: no guards stand around it. */
  readonly retries: number;
}

/** Likeness of names by a server's embeddings: the cosine of two names, each asked for once. */
export function openAiSimilarity(engine: Engine, settings: SimilaritySettings): NameSimilarity {
  const client = clientOf(settings, settings.retries);
  const vectors = keptVectors({
    vectorOf: async (text, signal) => {
      try {
        const request = { model: engine.model, input: text, encoding_format: "float" } as const;
        const { data } = await client.embeddings.create(request, { signal });

        return unitVector(Vector.parse(data[0]?.embedding));
      } catch (error) {
        signal.throwIfAborted();
        throw faultOf(error, settings.baseUrl);
      }
    },
  });

  return {
    engine,
    similarity: async (a, b, signal) => {
      const [x, y] = [await vectors.vectorOf(a, signal), await vectors.vectorOf(b, signal)];

      return likeness(x, y);
    },
  };
}
