/** What an engine is called, and what it is for. */
export function wordsOfEngine(name: string): { readonly title: string; readonly about: string } {
  if (name === "grounding-dino")
    return { title: "Grounding DINO", about: "Finds boxes, in the worker, from an export in ONNX." };
  if (name === "gguf") return { title: "GGUF in the process", about: "A language model from a file, in the worker." };

  return {
    title: name === "openai" ? "OpenAI-compatible server" : `Server “${name.slice("openai:".length)}”`,
    about: "Reads tags, writes questions and judges patches, over the network.",
  };
}

/** A moment, to the minute. */
export function momentWords(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The day of a moment. */
export function dayWords(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Words as a sentence. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`;
}
