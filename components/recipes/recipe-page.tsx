import { Badge } from "#components/ui/badge.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Recipe } from "#lib/domain/recipe.ts";

interface RecipePageProps {
  readonly fingerprint: string;
  readonly recipe: Recipe;
}

/** A recipe as it is pinned: engines, thresholds and words. */
export function RecipePageBody({ fingerprint, recipe }: RecipePageProps) {
  const { engines, filter, merge, questions, grid } = recipe;
  const rows: readonly (readonly [string, string])[] = [
    ["Detect with", recipe.detectWith === "phrase" ? "the phrase T_r" : "the object's name"],
    ["Box threshold", String(recipe.boxThreshold)],
    ["Text threshold", String(recipe.textThreshold)],
    ["IQA-Filter", filter ? `“${filter.askedAs}”, Yes from ${filter.yesFrom}` : "left out"],
    ["Box-Merge", merge ? `T_a ${merge.areaShare}, T_o ${merge.coverage}` : "left out"],
    ["Questions", questions ? `${questions.binary} Yes-or-No and ${questions.open} open asked for` : "left out"],
    ["Coordinates", `${recipe.coordinates === "disc" ? "grid cells" : "two decimals"}, ${grid.columns} × ${grid.rows}`],
    ["Seed", String(recipe.seed)],
    ["Words for the whole picture", recipe.wholeImageWords.join(", ")],
  ];

  return (
    <PageBody>
      <PageHeader
        title={`Recipe ${recipe.name}`}
        description={
          <>
            Known by its fingerprint <span className="font-mono break-all">{fingerprint}</span>. What a run has used
            never changes.
          </>
        }
      />
      <section className="grid gap-2">
        <h2 className="text-lg font-medium">Engines</h2>
        {Object.values(engines).some(({ name }) => name === "embedded") && (
          <p className="max-w-2xl text-sm text-muted">
            Embedded engines are rules, measurements and a small detector that come with the program and need no
            network. They stand in for the paper's models and are never shown as one of them.
          </p>
        )}
        <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
          {Object.entries(engines).map(([port, { name, model, revision }]) => (
            <li key={port} className="grid min-w-0 content-start gap-1 rounded-panel border bg-raised p-3">
              <span className="text-xs text-muted">{PORT_WORDS[port] ?? port}</span>
              <span className="text-sm font-medium wrap-anywhere">{model}</span>
              <span className="flex flex-wrap gap-1">
                <Badge tone="machine">{name}</Badge>
                <Badge>revision {revision}</Badge>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <dl className="grid max-w-4xl grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm">
        {rows.map(([words, value]) => (
          <div key={words} className="contents">
            <dt className="text-muted">{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="grid gap-2">
        <h2 className="text-lg font-medium">Question pool</h2>
        <ol className="grid list-decimal gap-1 pl-6 text-sm">
          {recipe.questionPool.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </section>
    </PageBody>
  );
}

const PORT_WORDS: Readonly<Record<string, string>> = {
  tags: "Tags",
  boxes: "Boxes",
  judge: "Patch judge",
  questions: "Questions",
};
