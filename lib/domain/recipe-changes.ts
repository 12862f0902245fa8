import { z } from "zod";
import { Engine } from "./engine.ts";
import { EngineName } from "./engine-setting.ts";
import { promptsOf } from "./prompt.ts";
import { Recipe } from "./recipe.ts";
import { sameValue } from "./same-value.ts";

type Port = keyof Recipe["engines"];

const PORT_NEEDS: Readonly<Record<Port, string>> = {
  tags: "must be embedded, openai, openai:<name>, gguf or recorded",
  boxes: "must be embedded, grounding-dino or recorded",
  judge: "must be embedded, openai, openai:<name>, words:<one of these or gguf> or recorded",
  questions: "must be embedded, openai, openai:<name>, gguf or recorded",
};

/** Is there an engine of this name that answers the port? */
function serves(port: Port, name: string): boolean {
  if (name === "embedded" || name === "recorded") return true;
  const asked = port === "judge" ? name.replace(/^words:/, "") : name;
  if (!EngineName.safeParse(asked).success) return false;
  if (port === "boxes") return asked === "grounding-dino";

  return asked !== "grounding-dino" && (port !== "judge" || asked !== "gguf" || name.startsWith("words:"));
}

function engineOf(port: Port) {
  const Words = z.string().trim().min(1, "must say which").max(200);

  return Engine.extend({
    name: z.string().refine((name) => serves(port, name), PORT_NEEDS[port]),
    model: Words,
    revision: Words,
  });
}

const Share = z.number("must be a number").min(0, "must be 0 to 1").max(1, "must be 0 to 1");
const Whole = z.number("must be a number").int("must be whole");
const Lines = (longest: number) =>
  z
    .array(z.string().trim().min(1, "must hold words").max(longest))
    .refine((lines) => new Set(lines).size === lines.length, "must not hold the same twice");

/** What a copy of a recipe may have otherwise; what is not said stays. */
export const RecipeChanges = z.strictObject({
  /** Whole engines, of the ports that another one answers. */
  engines: z
    .strictObject({
      tags: engineOf("tags"),
      boxes: engineOf("boxes"),
      judge: engineOf("judge"),
      questions: engineOf("questions"),
    })
    .partial()
    .optional(),
  wholeImageWords: Lines(80).max(500).optional(),
  detectWith: Recipe.shape.detectWith.optional(),
  boxThreshold: Share.optional(),
  textThreshold: Share.optional(),
  /** Null: the filter is left out. */
  yesFrom: Share.nullable().optional(),
  askedAs: z.string().trim().max(200).includes("<T_q>", "must hold <T_q>, where the quality words go").optional(),
  /** Null: merging is left out. */
  merge: z.object({ areaShare: Share, coverage: Share }).nullable().optional(),
  questionPool: Lines(300).min(1, "must hold a question").max(200).optional(),
  /** Null: no questions are asked for. */
  questions: z
    .object({ binary: Whole.min(0).max(20, "must be 0 to 20"), open: Whole.min(0).max(20, "must be 0 to 20") })
    .nullable()
    .optional(),
  coordinates: Recipe.shape.coordinates.optional(),
  grid: z
    .object({ columns: Whole.min(1).max(100, "must be 1 to 100"), rows: Whole.min(1).max(100, "must be 1 to 100") })
    .optional(),
  seed: Whole.optional(),
});
export type RecipeChanges = z.infer<typeof RecipeChanges>;

const ASKED_AS = "Is the image quality <T_q>?";

/** The recipe with these changes, under another name; it pins the prompts that there are now. */
export function changedRecipe(
  recipe: Recipe,
  name: string,
  { yesFrom, askedAs, engines, ...rest }: RecipeChanges,
): Recipe {
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const threshold = yesFrom === undefined ? (recipe.filter?.yesFrom ?? null) : yesFrom;
  const question = askedAs ?? recipe.filter?.askedAs ?? ASKED_AS;
  const filter = threshold === null ? null : { askedAs: question, yesFrom: threshold };

  const asked = Recipe.shape.engines.parse({ ...recipe.engines, ...engines });
  const { prompts: _before, ...kept } = recipe;
  const prompts = promptsOf(asked);

  return Recipe.parse({ ...kept, ...said, engines: asked, ...(prompts && { prompts }), filter, name });
}

/** What has to be said for one recipe to become the other, names aside. */
export function changesTo(from: Recipe, to: Recipe): RecipeChanges {
  const { engines, filter, version: _version, name: _name, prompts: _prompts, ...rest } = to;
  const ports = Object.entries(engines).filter(([port, engine]) => !sameValue(engine, from.engines[port as Port]));
  const others = Object.entries(rest).filter(([field, value]) => !sameValue(value, from[field as keyof Recipe]));
  const isFilterOtherwise = filter?.yesFrom !== from.filter?.yesFrom;
  const asked = from.filter?.askedAs ?? ASKED_AS;

  return {
    ...Object.fromEntries(others),
    ...(ports.length > 0 && { engines: Object.fromEntries(ports) }),
    ...(isFilterOtherwise && { yesFrom: filter?.yesFrom ?? null }),
    ...(filter && filter.askedAs !== asked && { askedAs: filter.askedAs }),
  };
}
