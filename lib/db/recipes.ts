import { newId, type ProjectId, type RecipeId } from "#lib/domain/ids.ts";
import { Recipe } from "#lib/domain/recipe.ts";
import type { Reader, Transaction } from "./transaction.ts";

/** A recipe as a project has it. */
export interface KeptRecipe {
  readonly id: RecipeId;
  readonly fingerprint: string;
  readonly recipe: Recipe;
}

/** Keeps the recipe once for the project, however often it is handed in; answers its row. */
export async function keepRecipe(
  tx: Transaction,
  projectId: ProjectId,
  { recipe, fingerprint }: Omit<KeptRecipe, "id">,
): Promise<RecipeId> {
  const row = { id: newId<"Recipe">(), projectId, name: recipe.name, fingerprint, body: recipe };
  await tx.recipe.createMany({ data: row, skipDuplicates: true });
  const { id } = await tx.recipe.findUniqueOrThrow({
    where: { projectId_fingerprint: { projectId, fingerprint } },
    select: { id: true },
  });

  return id as RecipeId;
}

/** Lets one transaction at a time look at the project's recipes and name another, until it ends. */
export async function lockRecipeNames(tx: Transaction, projectId: ProjectId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`recipes of ${projectId}`}, 0))`;
}

/** The project's newest recipe of this name; null: none. */
export async function recipeByName(reader: Reader, projectId: ProjectId, name: string): Promise<KeptRecipe | null> {
  const row = await reader.recipe.findFirst({ where: { projectId, name }, orderBy: { createdAt: "desc" } });

  return row && kept(row);
}

/** A recipe by its id; null: none. */
export async function recipeById(reader: Reader, recipeId: RecipeId): Promise<KeptRecipe | null> {
  const row = await reader.recipe.findUnique({ where: { id: recipeId } });

  return row && kept(row);
}

/** The project's recipes by name, the newest of a name first. */
export async function recipesOf(reader: Reader, projectId: ProjectId): Promise<KeptRecipe[]> {
  const rows = await reader.recipe.findMany({
    where: { projectId },
    orderBy: [{ name: "asc" }, { createdAt: "desc" }],
  });

  return rows.map(kept);
}

function kept({ id, fingerprint, body }: { id: string; fingerprint: string; body: unknown }): KeptRecipe {
  return { id: id as RecipeId, fingerprint, recipe: Recipe.parse(body) };
}
