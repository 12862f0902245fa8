"use client";

import { PlayCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { RunId } from "#lib/domain/ids.ts";

export type StartRun = Action<
  { projectId: string; recipe?: string; items?: "all" | "unsuggested" | string[]; source?: string | undefined },
  { runId: RunId; items: number }
>;

/** What a new run may be started on. */
export interface StartRunChoices {
  readonly recipes: readonly string[];
  readonly items: number;
  readonly unsuggested: number;
  readonly sources: readonly string[];
}

interface StartRunFormProps {
  readonly projectId: string;
  readonly choices: StartRunChoices;
  readonly start: StartRun;
}

/** Chooses recipe and items, says how many that are, starts the run and goes to it. */
export function StartRunForm({ projectId, choices, start }: StartRunFormProps) {
  const router = useRouter();
  const [items, setItems] = useState<"all" | "unsuggested">(choices.unsuggested > 0 ? "unsuggested" : "all");
  const [refused, setRefused] = useState<string | null>(null);
  const [isStarting, startTransition] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const source = String(form.get("source") ?? "") || undefined;
    startTransition(async () => {
      const answer = await start({ projectId, recipe: String(form.get("recipe")), items, source });
      if (answer.ok) router.push(`/projects/${projectId}/runs/${answer.value.runId}`);
      else setRefused(answer.message);
    });
  };

  return (
    <form onSubmit={submit} aria-label="Start a run" className="grid gap-3 rounded-panel border bg-raised p-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Recipe" className="w-48">
          <Select name="recipe" defaultValue="embedded">
            {choices.recipes.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        <Field label="Items" className="w-64">
          <Select value={items} onChange={(event) => setItems(event.target.value === "all" ? "all" : "unsuggested")}>
            <option value="unsuggested">without a suggestion ({choices.unsuggested.toLocaleString("en")})</option>
            <option value="all">all ({choices.items.toLocaleString("en")})</option>
          </Select>
        </Field>
        {choices.sources.length > 1 && (
          <Field label="Source" className="w-48">
            <Select name="source" defaultValue="">
              <option value="">every source</option>
              {choices.sources.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </Field>
        )}
        <Button type="submit" look="primary" icon={PlayCircle} disabled={isStarting || choices[countOf(items)] === 0}>
          {isStarting ? "Starting …" : "Start the run"}
        </Button>
      </div>
      {refused && <Notice tone="danger">{refused}</Notice>}
    </form>
  );
}

function countOf(items: "all" | "unsuggested"): "items" | "unsuggested" {
  return items === "all" ? "items" : "unsuggested";
}
