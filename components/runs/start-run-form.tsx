"use client";

import { PlayCircle, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { Engine } from "#lib/domain/engine.ts";
import type { RunId } from "#lib/domain/ids.ts";

export type StartRun = Action<
  { projectId: string; recipe?: string; items?: "all" | "unsuggested" | string[]; source?: string | undefined },
  { runId: RunId; items: number }
>;

/** What a new run may be started on. */
export interface StartRunChoices {
  readonly recipes: readonly { readonly name: string; readonly engines: readonly Engine[] }[];
  readonly sources: readonly { readonly name: string; readonly items: number; readonly unsuggested: number }[];
  /** Items that were chosen before one came here. */
  readonly chosen: readonly string[];
}

interface StartRunFormProps {
  readonly projectId: string;
  readonly choices: StartRunChoices;
  readonly start: StartRun;
}

/** Chooses recipe and items, says how many items that are, starts the run and goes to it. */
export function StartRunForm({ projectId, choices, start }: StartRunFormProps) {
  const [recipe, setRecipe] = useState(choices.recipes[0]?.name ?? "");
  const [source, setSource] = useState("");
  const [wanted, setWanted] = useState<"all" | "unsuggested" | null>(null);
  const counts = countsOf(choices, source);
  const which = wanted ?? (counts.unsuggested > 0 ? "unsuggested" : "all");
  const { chosen } = choices;
  const count = chosen.length || counts[which];
  const items = chosen.length > 0 ? [...chosen] : which;
  const { submit, isStarting, refused } = useStart(start, { projectId, recipe, items, source: source || undefined });

  return (
    <form onSubmit={submit} aria-label="Start a run" className="grid gap-3 rounded-panel border bg-raised p-4">
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Recipe" className="w-72" hint={engineWords(choices, recipe)}>
          <Select value={recipe} onChange={(event) => setRecipe(event.target.value)}>
            {choices.recipes.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        {chosen.length > 0 ? (
          <Chosen projectId={projectId} count={chosen.length} />
        ) : (
          <>
            {choices.sources.length > 1 && <SourceField choices={choices} value={source} onChange={setSource} />}
            <Field label="Items" className="w-60">
              <Select value={which} onChange={(event) => setWanted(event.target.value as "all" | "unsuggested")}>
                <option value="unsuggested">without a suggestion ({counts.unsuggested.toLocaleString("en")})</option>
                <option value="all">all ({counts.all.toLocaleString("en")})</option>
              </Select>
            </Field>
          </>
        )}
        <Button type="submit" look="primary" icon={PlayCircle} className="mt-6" disabled={isStarting || count === 0}>
          {isStarting ? "Starting …" : `Start the run on ${itemWords(count)}`}
        </Button>
      </div>
      {refused && <Notice tone="danger">{refused}</Notice>}
    </form>
  );
}

interface SourceFieldProps {
  readonly choices: StartRunChoices;
  readonly value: string;
  readonly onChange: (source: string) => void;
}

function SourceField({ choices, value, onChange }: SourceFieldProps) {
  return (
    <Field label="Source" className="w-48">
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">every source</option>
        {choices.sources.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </Field>
  );
}

function Chosen({ projectId, count }: { readonly projectId: string; readonly count: number }) {
  return (
    <div className="grid gap-1">
      <span className="text-sm font-medium">Items</span>
      <span className="flex h-8 items-center gap-2 text-sm">
        {count === 1 ? "the one that you chose" : `the ${count.toLocaleString("en")} that you chose`}
        <LinkButton look="quiet" icon={X} href={`/projects/${projectId}/runs`}>
          Others
        </LinkButton>
      </span>
    </div>
  );
}

function useStart(start: StartRun, asked: Parameters<StartRun>[0]) {
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const [isStarting, startTransition] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const answer = await start(asked);
      if (answer.ok) router.push(`/projects/${asked.projectId}/runs/${answer.value.runId}`);
      else setRefused(answer.message);
    });
  };

  return { submit, isStarting, refused };
}

function countsOf({ sources }: StartRunChoices, source: string): { all: number; unsuggested: number } {
  const meant = sources.filter(({ name }) => source === "" || name === source);

  return {
    all: meant.reduce((sum, { items }) => sum + items, 0),
    unsuggested: meant.reduce((sum, { unsuggested }) => sum + unsuggested, 0),
  };
}

function engineWords({ recipes }: StartRunChoices, chosen: string): string {
  const engines = recipes.find(({ name }) => name === chosen)?.engines ?? [];
  const asked = new Set(engines.filter(({ name }) => name !== "embedded").map(({ name }) => name));
  if (asked.size === 0) return "Embedded engines: no network, no key.";

  return `Asks ${[...asked].join(" and ")}: to be set up where workers run.`;
}

function itemWords(count: number): string {
  return count === 1 ? "1 item" : `${count.toLocaleString("en")} items`;
}
