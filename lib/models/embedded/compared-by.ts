/**
 * Which server's embeddings the detector compares names by, as a recipe says it behind the model:
 * `nanodet-g-416 + openai/bge-small-en`. Null: by the sentence vectors that come with the program.
 */
export function comparedBy(model: string): { readonly server: string; readonly model: string } | null {
  const [, server, name] = / \+ (openai(?::[^/]+)?)\/(.+)$/.exec(model) ?? [];

  return server && name ? { server, model: name } : null;
}
