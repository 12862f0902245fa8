"use client";

import { Save } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { type Recipe, recipeDifferences } from "#lib/domain/recipe.ts";
import type { RecipeChanges } from "#lib/domain/recipe-changes.ts";
import { RecipeDifferences } from "./recipe-differences.tsx";
import { BoxFields, EngineFields, ListFields, TextFields } from "./recipe-fields.tsx";
import { type RecipeDraft, useRecipeDraft } from "./use-recipe-draft.ts";

type SaveCopy = Action<{ projectId: string; from: string; name: string; changes: RecipeChanges }, { recipeId: string }>;

interface RecipeEditorProps {
  readonly projectId: string;
  readonly original: Recipe;
  /** Names that are taken. */
  readonly names: readonly string[];
  readonly save: SaveCopy;
}

/** A copy of a recipe under the hand: every value, what is wrong beside it, and what is otherwise than in the original. */
export function RecipeEditor(props: RecipeEditorProps) {
  const { original } = props;
  const draft = useRecipeDraft(original);

  return (
    <PageBody>
      <PageHeader
        title={`A copy of ${original.name}`}
        description={`${original.name} stays what it is, and so do the runs that used it.`}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        <div className="grid gap-6">
          <Part title="Engines">
            <EngineFields draft={draft} />
          </Part>
          <Part title="Boxes">
            <BoxFields draft={draft} />
          </Part>
          <Part title="Texts">
            <TextFields draft={draft} />
          </Part>
          <Part title="Lists">
            <ListFields draft={draft} />
          </Part>
        </div>
        <SaveCopyForm {...props} draft={draft} />
      </div>
    </PageBody>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-medium">{title}</h2>
      {children}
    </section>
  );
}

function SaveCopyForm({
  projectId,
  original,
  names,
  save,
  draft,
}: RecipeEditorProps & { readonly draft: RecipeDraft }) {
  const [name, setName] = useState("");
  const { submit, isSaving, refused } = useSave(save, {
    projectId,
    from: fingerprintOf(original),
    name,
    changes: draft.changes,
  });
  const isTaken = names.some((one) => one.toLowerCase() === name.trim().toLowerCase());
  const differences = recipeDifferences(original, draft.recipe);
  const made = draft.made(name.trim());

  return (
    <form
      onSubmit={submit}
      aria-label="Save the copy"
      className="grid gap-3 rounded-panel border bg-raised p-4 lg:sticky lg:top-4"
    >
      <h2 className="text-lg font-medium">Otherwise than {original.name}</h2>
      <div aria-live="polite" className="max-h-[45vh] overflow-auto">
        {differences.length === 0 ? (
          <p className="text-sm text-muted">Nothing yet.</p>
        ) : (
          <RecipeDifferences differences={differences} />
        )}
      </div>
      <Field label="Name" error={isTaken && "Another recipe has this name."}>
        <Input value={name} maxLength={80} required onChange={(event) => setName(event.target.value)} />
      </Field>
      <p className="text-xs break-all text-muted">
        Fingerprint{" "}
        {made ? <span className="font-mono">{fingerprintOf(made)}</span> : "once it has a name and can be saved"}
      </p>
      {draft.flaws > 0 && (
        <Notice tone="danger">
          {draft.flaws === 1 ? "One value" : `${draft.flaws} values`} cannot be saved so: see beside the fields.
        </Notice>
      )}
      {refused && <Notice tone="danger">{refused}</Notice>}
      <Button type="submit" look="primary" icon={Save} disabled={isSaving || isTaken || draft.flaws > 0}>
        Save the copy
      </Button>
    </form>
  );
}

/** Sends the copy, and goes to it. */
function useSave(save: SaveCopy, asked: Parameters<SaveCopy>[0]) {
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, startTransition] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const saved = await save(asked);
      if (saved.ok) router.push(`/projects/${asked.projectId}/recipes/${saved.value.recipeId}`);
      else setRefused(saved.message);
    });
  };

  return { submit, isSaving, refused };
}
