import Link from "next/link";
import { LinkButton } from "#components/ui/button.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Recipe } from "#lib/domain/recipe.ts";

/** A recipe in a list; without an id no run has used it yet. */
interface ListedRecipe {
  readonly id: string | null;
  readonly fingerprint: string;
  readonly recipe: Recipe;
}

interface RecipeListProps {
  readonly projectId: string;
  readonly recipes: readonly ListedRecipe[];
}

/** The recipes that a run may be started with. */
export function RecipeListPage({ projectId, recipes }: RecipeListProps) {
  const head = (
    <>
      <Th>Recipe</Th>
      <Th>Fingerprint</Th>
      <Th>Boxes by</Th>
      <Th>IQA-Filter</Th>
      <Th>Box-Merge</Th>
      <Th>Coordinates</Th>
    </>
  );

  return (
    <PageBody>
      <PageHeader
        title="Recipes"
        description="Pinned stages, engines and thresholds. A recipe that a run has used can be looked at."
        actions={<LinkButton href={`/projects/${projectId}/recipes/compare`}>Compare two</LinkButton>}
      />
      <Table label="Recipes" head={head}>
        {recipes.map(({ id, fingerprint, recipe }) => (
          <Tr key={fingerprint}>
            <Td>
              {id ? (
                <Link href={`/projects/${projectId}/recipes/${id}`} className="font-medium text-accent hover:underline">
                  {recipe.name}
                </Link>
              ) : (
                recipe.name
              )}
            </Td>
            <Td className="font-mono text-xs">{fingerprint.slice(0, 12)}</Td>
            <Td>
              {recipe.engines.boxes.model} ({recipe.engines.boxes.name}), {recipe.detectWith}
            </Td>
            <Td>{recipe.filter ? "yes" : "no"}</Td>
            <Td>{recipe.merge ? `T_a ${recipe.merge.areaShare}, T_o ${recipe.merge.coverage}` : "no"}</Td>
            <Td>{recipe.coordinates}</Td>
          </Tr>
        ))}
      </Table>
    </PageBody>
  );
}
