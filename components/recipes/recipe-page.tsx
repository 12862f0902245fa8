import { CopyPlus } from "lucide-react";
import Link from "next/link";
import { RunBadge } from "#components/runs/run-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Engine } from "#lib/domain/engine.ts";
import { type PromptName, promptNamed, promptOf } from "#lib/domain/prompt.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import type { Run } from "#lib/domain/run.ts";
import { PORT_WORDS } from "./recipe-words.ts";

interface RecipePageProps {
  readonly projectId: string;
  readonly recipeId: string;
  readonly fingerprint: string;
  readonly recipe: Recipe;
  readonly runs: readonly Run[];
  readonly suggestions: number;
}

type Port = keyof Recipe["engines"];

/** A recipe as it is pinned: engines, thresholds and words. */
export function RecipePageBody(props: RecipePageProps) {
  const { projectId, recipeId, fingerprint, recipe } = props;
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
        actions={
          <LinkButton href={`/projects/${projectId}/recipes/${recipeId}/copy`} icon={CopyPlus}>
            Change a copy
          </LinkButton>
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
          {(Object.entries(engines) as [Port, Engine][]).map(([port, { name, model, revision }]) => (
            <li key={port} className="grid min-w-0 content-start gap-1 rounded-panel border bg-raised p-3">
              <span className="text-xs text-muted">{PORT_WORDS[port]}</span>
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
      <Prompts recipe={recipe} />
      <WhereUsed {...props} />
    </PageBody>
  );
}

/** What language models are told, each prompt with the hash that the recipe pins it by. */
function Prompts({ recipe }: Pick<RecipePageProps, "recipe">) {
  const ports = Object.entries(recipe.engines) as [Port, Engine][];
  const asked = Map.groupBy(ports, ([port, engine]) => promptOf(port, engine));
  const named = [...asked].flatMap(([name, by]) =>
    name ? [{ name, ports: by.map(([port]) => PORT_WORDS[port]) }] : [],
  );
  if (named.length === 0) return null;

  return (
    <section className="grid gap-2">
      <h2 className="text-lg font-medium">Prompts</h2>
      {named.map(({ name, ports: by }) => (
        <PromptText key={name} name={name} pinned={recipe.prompts?.[name]} ports={by.join(", ")} />
      ))}
    </section>
  );
}

type PromptTextProps = { readonly name: PromptName; readonly pinned: string | undefined; readonly ports: string };

function PromptText({ name, pinned, ports }: PromptTextProps) {
  const { text, hash } = promptNamed(name);

  return (
    <details className="rounded-panel border bg-raised p-3 text-sm">
      <summary>
        <span className="font-medium">{name}</span> <span className="font-mono text-xs text-muted">{hash}</span>{" "}
        <span className="text-muted">{ports}</span>{" "}
        {pinned !== undefined && pinned !== hash && <Badge tone="warn">the recipe pins {pinned}</Badge>}
        {pinned === undefined && <Badge>not pinned</Badge>}
      </summary>
      <pre className="mt-2 overflow-auto text-xs whitespace-pre-wrap">{text}</pre>
    </details>
  );
}

function WhereUsed({ projectId, fingerprint, runs, suggestions }: Omit<RecipePageProps, "recipe">) {
  return (
    <section className="grid gap-2 text-sm">
      <h2 className="text-lg font-medium">Where it is used</h2>
      {runs.length === 0 && <p className="text-muted">No run of this project has used it.</p>}
      <ul className="grid gap-1">
        {runs.map((run) => (
          <li key={run.id} className="flex flex-wrap items-center gap-2">
            <Link href={`/projects/${projectId}/runs/${run.id}`} className="text-accent underline">
              Run of {run.startedAt.toISOString().slice(0, 16).replace("T", " ")} UTC
            </Link>
            <RunBadge run={run} />
            <span className="text-muted">{run.counts.total.toLocaleString("en")} items</span>
          </li>
        ))}
      </ul>
      <p className="text-muted">
        {suggestions.toLocaleString("en")} suggestions carry the fingerprint{" "}
        <span className="font-mono">{fingerprint.slice(0, 12)}</span>.
      </p>
    </section>
  );
}
