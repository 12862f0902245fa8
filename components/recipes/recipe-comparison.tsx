import { GitCompareArrows } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Loss } from "#lib/domain/funnel.ts";
import type { RecipeDifference } from "#lib/domain/recipe.ts";
import type { ComparedGold, ComparedSuggestions, ComparedSums } from "#lib/domain/recipe-comparison.ts";
import { ComparedFigures, ComparedWithGold } from "./compared-figures.tsx";
import { ComparedPair } from "./compared-pair.tsx";
import { RecipeDifferences } from "./recipe-differences.tsx";

interface RecipeChoice {
  readonly fingerprint: string;
  readonly name: string;
}

interface RecipeComparisonProps {
  readonly projectId: string;
  readonly choices: readonly RecipeChoice[];
  readonly one: RecipeChoice | null;
  readonly other: RecipeChoice | null;
  readonly differences: readonly RecipeDifference[];
  readonly items: number;
  readonly sums: {
    readonly read: number;
    readonly same: number;
    readonly one: ComparedSums;
    readonly other: ComparedSums;
  };
  readonly losses: { readonly one: readonly Loss[]; readonly other: readonly Loss[] };
  readonly gold: ComparedGold | null;
  readonly pairs: readonly ComparedSuggestions[];
}

/** Two recipes on the same items: what they have otherwise, what came of it in figures, and the pictures and texts side by side. */
export function RecipeComparisonPage(props: RecipeComparisonProps) {
  const { choices, one, other, pairs } = props;

  return (
    <PageBody>
      <PageHeader
        title="Compare recipes"
        description="The same items, each with a suggestion of both recipes. Those that differ most come first."
      />
      <form className="flex flex-wrap items-end gap-3">
        <Choice label="One" name="one" choices={choices} chosen={one} />
        <Choice label="Other" name="other" choices={choices} chosen={other} />
        <Button type="submit" icon={GitCompareArrows}>
          Compare
        </Button>
      </form>
      {one && other && pairs.length > 0 ? (
        <Compared {...props} names={{ one: one.name, other: other.name }} />
      ) : (
        <EmptyState icon={GitCompareArrows} title="No item has a suggestion of both">
          Start a run with each of two recipes over the same items.
        </EmptyState>
      )}
    </PageBody>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly RecipeChoice[];
  readonly chosen: RecipeChoice | null;
}

function Choice({ label, name, choices, chosen }: ChoiceProps) {
  return (
    <Field label={label} className="w-56">
      <Select name={name} defaultValue={chosen?.fingerprint ?? ""}>
        {choices.map(({ fingerprint, name: words }) => (
          <option key={fingerprint} value={fingerprint}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type ComparedProps = Omit<RecipeComparisonProps, "choices" | "one" | "other"> & {
  readonly names: { readonly one: string; readonly other: string };
};

function Compared({ projectId, names, differences, items, sums, losses, gold, pairs }: ComparedProps) {
  return (
    <>
      <p className="text-sm text-muted">
        {items.toLocaleString("en")} {items === 1 ? "item has" : "items have"} a suggestion of both; of the {sums.read}{" "}
        read, {sums.same} have the same boxes.
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ComparedFigures names={names} sums={sums} losses={losses} />
        <div className="grid gap-6">
          <ComparedWithGold names={names} gold={gold} />
          <section className="grid gap-2">
            <h2 className="text-lg font-medium">Otherwise in the recipe</h2>
            {differences.length === 0 ? (
              <p className="text-sm text-muted">Nothing but the name.</p>
            ) : (
              <RecipeDifferences differences={differences} />
            )}
          </section>
        </div>
      </div>
      <section className="grid gap-2">
        <h2 className="text-lg font-medium">Item by item</h2>
        <ul className="grid gap-4 lg:grid-cols-2">
          {pairs.map((pair) => (
            <li key={pair.one.id}>
              <ComparedPair projectId={projectId} names={names} pair={pair} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
