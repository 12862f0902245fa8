"use client";

import { RotateCcw, Save } from "lucide-react";
import Link from "next/link";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Checkbox, Field, Input } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Recipe } from "#lib/domain/recipe.ts";
import { type Thresholds, thresholdsOf } from "#lib/pipeline/explain.ts";

export type SaveRecipe = Action<
  {
    projectId: string;
    from: string;
    name: string;
    changes: Thresholds;
  },
  { recipeId: string }
>;

interface ThresholdPanelProps {
  readonly projectId: string;
  readonly recipe: Recipe;
  readonly value: Thresholds;
  readonly onChange: (thresholds: Thresholds) => void;
  readonly save: SaveRecipe;
  /** Did the detector score words, so that the text threshold can be tried? */
  readonly scoresWords: boolean;
  /** Where else to go with what is tried. */
  readonly children?: ReactNode;
}

/** The paper's, where the recipe leaves merging out. */
const MERGE = { areaShare: 0.256, coverage: 0.95 };

/** Stages 3 and 4 again under the hand: the kept answers are sifted and joined anew, no engine is asked. */
export function ThresholdPanel(props: ThresholdPanelProps) {
  const { projectId, recipe, value, onChange, save, scoresWords, children } = props;
  const set = (change: Partial<Thresholds>) => onChange({ ...value, ...change });

  return (
    <section aria-label="Thresholds" className="grid gap-2 rounded-panel border bg-raised p-3">
      <header className="flex items-center justify-between">
        <h2 className="text-sm font-medium">Try other thresholds</h2>
        <IconButton icon={RotateCcw} label="The recipe’s own" onClick={() => onChange(thresholdsOf(recipe))} />
      </header>
      <Slider
        label="Box threshold"
        value={value.boxThreshold}
        least={recipe.boxThreshold}
        onChange={(boxThreshold) => set({ boxThreshold })}
      />
      {scoresWords && (
        <Slider
          label="Text threshold"
          value={value.textThreshold}
          least={recipe.textThreshold}
          onChange={(textThreshold) => set({ textThreshold })}
        />
      )}
      <FilterThreshold {...{ recipe, value }} set={set} />
      <MergeThresholds value={value} set={set} />
      {children}
      <SaveForm projectId={projectId} recipe={recipe} value={value} save={save} />
    </section>
  );
}

interface PartProps {
  readonly value: Thresholds;
  readonly set: (change: Partial<Thresholds>) => void;
}

function FilterThreshold({ recipe: { filter }, value, set }: PartProps & Pick<ThresholdPanelProps, "recipe">) {
  if (!filter)
    return <p className="text-xs text-muted">The recipe leaves IQA-Filter out: no verdict is kept to try.</p>;

  return (
    <>
      <Checkbox
        label="IQA-Filter"
        checked={value.yesFrom !== null}
        onChange={(event) => set({ yesFrom: event.target.checked ? filter.yesFrom : null })}
      />
      {value.yesFrom !== null && (
        <Slider label="Yes from" value={value.yesFrom} onChange={(yesFrom) => set({ yesFrom })} />
      )}
    </>
  );
}

function MergeThresholds({ value, set }: PartProps) {
  const merge = value.merge ?? MERGE;

  return (
    <>
      <Checkbox
        label="Box-Merge"
        checked={value.merge !== null}
        onChange={(event) => set({ merge: event.target.checked ? merge : null })}
      />
      {value.merge && (
        <>
          <Slider
            label="T_a: small under this share"
            value={merge.areaShare}
            onChange={(areaShare) => set({ merge: { ...merge, areaShare } })}
          />
          <Slider
            label="T_o: covered over this"
            value={merge.coverage}
            onChange={(coverage) => set({ merge: { ...merge, coverage } })}
          />
        </>
      )}
    </>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, least = 0, onChange }: SliderProps) {
  return (
    <label className="grid grid-cols-[1fr_auto] items-baseline gap-x-2 text-sm">
      {label}
      <span className="text-right font-mono text-xs">{Number(value.toFixed(3))}</span>
      <input
        type="range"
        min={least}
        max={1}
        step={0.01}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="col-span-2 w-full min-w-0 accent-accent"
      />
    </label>
  );
}

type SaveFormProps = Pick<ThresholdPanelProps, "projectId" | "recipe" | "value" | "save">;

function SaveForm({ projectId, recipe, value, save }: SaveFormProps) {
  const [answer, setAnswer] = useState<{ refused: string } | { saved: string } | null>(null);
  const [isSaving, startTransition] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    startTransition(async () => {
      const saved = await save({ projectId, from: fingerprintOf(recipe), name, changes: value });
      setAnswer(saved.ok ? { saved: saved.value.recipeId } : { refused: saved.message });
    });
  };

  return (
    <form onSubmit={submit} className="grid gap-2 border-t pt-2">
      <div className="flex items-end gap-2">
        <Field label="Save as a recipe" className="flex-1">
          <Input name="name" required maxLength={80} placeholder={`${recipe.name}, mine`} />
        </Field>
        <Button type="submit" icon={Save} disabled={isSaving}>
          Save
        </Button>
      </div>
      {answer && "refused" in answer && <Notice tone="danger">{answer.refused}</Notice>}
      {answer && "saved" in answer && (
        <Notice tone="good">
          Saved.{" "}
          <Link href={`/projects/${projectId}/recipes/${answer.saved}`} className="underline">
            Look at it
          </Link>
          , or start a run with it.
        </Notice>
      )}
    </form>
  );
}
