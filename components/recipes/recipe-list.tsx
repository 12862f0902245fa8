import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
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
      <Th>Engines</Th>
      <Th>Boxes by</Th>
      <Th className="whitespace-nowrap">IQA-Filter</Th>
      <Th className="whitespace-nowrap">T_a · T_o</Th>
      <Th>Coordinates</Th>
    </>
  );

  return (
    <PageBody>
      <PageHeader
        title="Recipes"
        description="Pinned stages, engines and thresholds, known by their fingerprint."
        actions={<LinkButton href={`/projects/${projectId}/recipes/compare`}>Compare two</LinkButton>}
      />
      <Table label="Recipes" head={head}>
        {recipes.map(({ id, fingerprint, recipe }) => (
          <Tr key={fingerprint}>
            <Td className="whitespace-nowrap">
              <Link
                href={`/projects/${projectId}/recipes/${id ?? fingerprint}`}
                className="font-medium text-accent hover:underline"
              >
                {recipe.name}
              </Link>
            </Td>
            <Td className="font-mono text-xs">{fingerprint.slice(0, 12)}</Td>
            <Td>
              <span className="flex flex-wrap gap-1">
                {[...new Set(Object.values(recipe.engines).map(({ name }) => name))].map((name) => (
                  <Badge key={name} tone="machine">
                    {name}
                  </Badge>
                ))}
              </span>
            </Td>
            <Td className="wrap-anywhere">
              {recipe.engines.boxes.model}, by {recipe.detectWith}
            </Td>
            <Td className="whitespace-nowrap">{recipe.filter ? `Yes from ${recipe.filter.yesFrom}` : "no"}</Td>
            <Td className="whitespace-nowrap">
              {recipe.merge ? `${recipe.merge.areaShare} · ${recipe.merge.coverage}` : "no"}
            </Td>
            <Td>{recipe.coordinates}</Td>
          </Tr>
        ))}
      </Table>
    </PageBody>
  );
}
