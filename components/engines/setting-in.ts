import type { EngineSetting } from "#lib/domain/engine-setting.ts";

/** The setting that a form holds; an empty field for a limit or a price means none. */
export function settingIn(form: FormData, kind: EngineSetting["kind"]): EngineSetting {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const number = (name: string) => Number(text(name));
  const orNone = (name: string) => (text(name) === "" ? null : number(name));
  switch (kind) {
    case "openai":
      return {
        kind,
        baseUrl: text("baseUrl"),
        model: text("model"),
        timeoutSeconds: number("timeoutSeconds"),
        retries: number("retries"),
        concurrency: orNone("concurrency"),
        requestsPerMinute: orNone("requestsPerMinute"),
        priceIn: orNone("priceIn"),
        priceOut: orNone("priceOut"),
      };
    case "grounding-dino":
      return { kind, folder: text("folder") };
    case "gguf":
      return { kind, path: text("path"), contextSize: number("contextSize"), threads: number("threads") };
  }
}
