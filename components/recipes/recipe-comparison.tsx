import { GitCompareArrows } from "lucide-react";
import Link from "next/link";
import { hueOf } from "#components/editor/colours.ts";
import { BoxedPicture } from "#components/runs/boxed-picture.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import type { RecipeDifference } from "#lib/domain/recipe.ts";
import type { ComparedSuggestions } from "#lib/domain/recipe-comparison.ts";

type Sums = { readonly mentions: number; readonly boxes: number; readonly grounded: number };

interface RecipeComparisonProps {
  readonly projectId: string;
  readonly names: readonly string[];
  readonly one: string | null;
  readonly other: string | null;
  readonly differences: readonly RecipeDifference[];
  readonly items: number;
  readonly sums: { readonly read: number; readonly same: number; readonly one: Sums; readonly other: Sums };
  readonly pairs: readonly ComparedSuggestions[];
}

/** Two recipes on the same items: what they have otherwise, what came of it in figures, and the pictures side by side. */
export function RecipeComparisonPage(props: RecipeComparisonProps) {
  const { projectId, names, one, other, items, sums, pairs } = props;

  return (
    <PageBody>
      <PageHeader
        title="Compare recipes"
        description="The same items, each with a suggestion of both recipes. Those that differ most come first."
      />
      <form className="flex flex-wrap items-end gap-3">
        <Choice label="One" name="one" names={names} chosen={one} />
        <Choice label="Other" name="other" names={names} chosen={other} />
        <Button type="submit" icon={GitCompareArrows}>
          Compare
        </Button>
      </form>
      {pairs.length === 0 ? (
        <EmptyState icon={GitCompareArrows} title="Nothing to compare yet">
          Start a run with each of two recipes over the same items.
        </EmptyState>
      ) : (
        <>
          <Differences {...props} />
          <p className="text-sm text-muted">
            {items.toLocaleString("en")} items have both; of the {sums.read} read, {sums.same} have the same boxes.
          </p>
          <ul className="grid gap-3 lg:grid-cols-2">
            {pairs.map((pair) => (
              <li key={pair.one.id} className="grid grid-cols-2 gap-1">
                <Side projectId={projectId} made={pair.one} name={one ?? ""} />
                <Side projectId={projectId} made={pair.other} name={other ?? ""} />
              </li>
            ))}
          </ul>
        </>
      )}
    </PageBody>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
}

function Choice({ label, name, names, chosen }: ChoiceProps) {
  return (
    <Field label={label} className="w-56">
      <Select name={name} defaultValue={chosen ?? ""}>
        {names.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
    </Field>
  );
}

function Differences({ one, other, differences, sums }: RecipeComparisonProps) {
  const head = (
    <>
      <Th>What</Th>
      <Th>{one}</Th>
      <Th>{other}</Th>
    </>
  );
  const figures = [
    ["grounded descriptions", sums.one.grounded, sums.other.grounded],
    ["mentions", sums.one.mentions, sums.other.mentions],
    ["boxes", sums.one.boxes, sums.other.boxes],
  ] as const;

  return (
    <Table label="Differences" head={head}>
      {differences.map(({ field, one: a, other: b }) => (
        <Tr key={field}>
          <Td>{field}</Td>
          <Td className="font-mono text-xs">{JSON.stringify(a)}</Td>
          <Td className="font-mono text-xs">{JSON.stringify(b)}</Td>
        </Tr>
      ))}
      {figures.map(([words, a, b]) => (
        <Tr key={words}>
          <Td>{words}</Td>
          <Td>{a.toLocaleString("en")}</Td>
          <Td>{b.toLocaleString("en")}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function Side({
  projectId,
  made,
  name,
}: {
  readonly projectId: string;
  readonly made: ListedSuggestion;
  readonly name: string;
}) {
  const { mentions } = made.suggestion;
  const boxes = mentions.flatMap((mention, at) =>
    mention.boxes.map(({ box }, n) => ({ key: `${mention.id}-${n}`, box, colour: hueOf(at) })),
  );

  return (
    <Link href={`/projects/${projectId}/suggestions/${made.id}`} className="grid gap-1">
      <BoxedPicture
        projectId={projectId}
        picture={made.picture}
        rendition="thumbnail"
        boxes={boxes}
        alt=""
        className="aspect-[4/3]"
      />
      <span className="truncate text-xs text-muted">
        {name}: {boxes.length === 1 ? "1 box" : `${boxes.length} boxes`}
      </span>
    </Link>
  );
}
