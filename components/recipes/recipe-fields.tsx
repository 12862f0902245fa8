"use client";

import { Checkbox, Field, Input, Select, Textarea } from "#components/ui/field.tsx";
import type { Recipe } from "#lib/domain/recipe.ts";
import { PORT_WORDS } from "./recipe-words.ts";
import type { RecipeDraft } from "./use-recipe-draft.ts";

const FAMILIES: Readonly<Record<keyof Recipe["engines"], readonly string[]>> = {
  tags: ["embedded", "openai", "gguf", "recorded"],
  boxes: ["embedded", "grounding-dino", "recorded"],
  judge: ["embedded", "openai", "words:openai", "words:gguf", "recorded"],
  questions: ["embedded", "openai", "gguf", "recorded"],
};

type Of = { readonly draft: RecipeDraft };

/** Which engine answers each port, with which model. */
export function EngineFields({ draft: { recipe, set, flaw } }: Of) {
  const ports = Object.keys(PORT_WORDS) as (keyof Recipe["engines"])[];

  return (
    <div className="grid gap-4">
      {ports.map((port) => {
        const engine = recipe.engines[port];
        const change = (part: object) => set({ engines: { ...recipe.engines, [port]: { ...engine, ...part } } });
        const words = PORT_WORDS[port];

        return (
          <fieldset key={port} className="grid gap-2 sm:grid-cols-[10rem_minmax(0,1fr)_12rem]">
            <legend className="mb-1 text-sm font-medium">{words}</legend>
            <Field label="Engine" error={flaw(`engines.${port}.name`)}>
              <Input list={`engines-${port}`} value={engine.name} onChange={(e) => change({ name: e.target.value })} />
              <datalist id={`engines-${port}`}>
                {FAMILIES[port].map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </datalist>
            </Field>
            <Field label="Model" error={flaw(`engines.${port}.model`)}>
              <Input value={engine.model} onChange={(e) => change({ model: e.target.value })} />
            </Field>
            <Field label="Revision" error={flaw(`engines.${port}.revision`)}>
              <Input value={engine.revision} onChange={(e) => change({ revision: e.target.value })} />
            </Field>
          </fieldset>
        );
      })}
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly step?: number;
  readonly error: string | undefined;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, step = 0.01, error, onChange }: NumberFieldProps) {
  return (
    <Field label={label} error={error}>
      <Input
        type="number"
        step={step}
        value={Number.isNaN(value) ? "" : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </Field>
  );
}

/** How boxes are looked for, sifted and joined. */
export function BoxFields({ draft }: Of) {
  const { recipe, set, flaw } = draft;

  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label="Detect with">
        <Select
          value={recipe.detectWith}
          onChange={(event) => set({ detectWith: event.target.value as Recipe["detectWith"] })}
        >
          <option value="phrase">the phrase T_r</option>
          <option value="name">the object's name</option>
        </Select>
      </Field>
      <NumberField
        label="Box threshold"
        value={recipe.boxThreshold}
        error={flaw("boxThreshold")}
        onChange={(boxThreshold) => set({ boxThreshold })}
      />
      <NumberField
        label="Text threshold"
        value={recipe.textThreshold}
        error={flaw("textThreshold")}
        onChange={(textThreshold) => set({ textThreshold })}
      />
      <FilterFields draft={draft} />
      <MergeFields draft={draft} />
    </div>
  );
}

function FilterFields({ draft: { recipe, set, flaw } }: Of) {
  const { filter } = recipe;
  const asked = filter ?? { askedAs: "Is the image quality <T_q>?", yesFrom: 0.5 };

  return (
    <>
      <Checkbox
        label="IQA-Filter"
        className="col-span-full"
        checked={filter !== null}
        onChange={(event) => set({ filter: event.target.checked ? asked : null })}
      />
      {filter && (
        <>
          <Field
            label="It asks"
            hint="<T_q> stands for the quality words."
            error={flaw("askedAs")}
            className="sm:col-span-2"
          >
            <Input
              value={filter.askedAs}
              onChange={(event) => set({ filter: { ...filter, askedAs: event.target.value } })}
            />
          </Field>
          <NumberField
            label="Yes from"
            value={filter.yesFrom}
            error={flaw("yesFrom")}
            onChange={(yesFrom) => set({ filter: { ...filter, yesFrom } })}
          />
        </>
      )}
    </>
  );
}

function MergeFields({ draft: { recipe, set, flaw } }: Of) {
  const { merge } = recipe;

  return (
    <>
      <Checkbox
        label="Box-Merge"
        className="col-span-full"
        checked={merge !== null}
        onChange={(event) => set({ merge: event.target.checked ? { areaShare: 0.256, coverage: 0.95 } : null })}
      />
      {merge && (
        <>
          <NumberField
            label="T_a, small under this share"
            step={0.001}
            value={merge.areaShare}
            error={flaw("merge.areaShare")}
            onChange={(areaShare) => set({ merge: { ...merge, areaShare } })}
          />
          <NumberField
            label="T_o, covered over this"
            value={merge.coverage}
            error={flaw("merge.coverage")}
            onChange={(coverage) => set({ merge: { ...merge, coverage } })}
          />
        </>
      )}
    </>
  );
}

/** What is written: questions, coordinates, and the seed that draws them. */
export function TextFields({ draft: { recipe, set, flaw } }: Of) {
  const { questions, grid } = recipe;

  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Checkbox
        label="Ask for questions"
        className="col-span-full"
        checked={questions !== null}
        onChange={(event) => set({ questions: event.target.checked ? { binary: 2, open: 2 } : null })}
      />
      {questions &&
        (["binary", "open"] as const).map((kind) => (
          <NumberField
            key={kind}
            label={kind === "binary" ? "Yes-or-No questions" : "Open questions"}
            step={1}
            value={questions[kind]}
            error={flaw(`questions.${kind}`)}
            onChange={(count) => set({ questions: { ...questions, [kind]: count } })}
          />
        ))}
      <Field label="Coordinates" className="sm:col-start-1">
        <Select
          value={recipe.coordinates}
          onChange={(event) => set({ coordinates: event.target.value as Recipe["coordinates"] })}
        >
          <option value="disc">grid cells</option>
          <option value="norm">two decimals</option>
        </Select>
      </Field>
      {(["columns", "rows"] as const).map((side) => (
        <NumberField
          key={side}
          label={side === "columns" ? "Grid, columns" : "Grid, rows"}
          step={1}
          value={grid[side]}
          error={flaw(`grid.${side}`)}
          onChange={(count) => set({ grid: { ...grid, [side]: count } })}
        />
      ))}
      <NumberField label="Seed" step={1} value={recipe.seed} error={flaw("seed")} onChange={(seed) => set({ seed })} />
    </div>
  );
}

/** The lists, a line each. */
export function ListFields({ draft: { recipe, set, flaw } }: Of) {
  const lists = [
    ["questionPool", "Question pool", "One phrasing a line; one is drawn for each item, by the seed."],
    [
      "wholeImageWords",
      "Words for the whole picture",
      "One a line; a phrase that means the whole picture is not grounded.",
    ],
  ] as const;

  return (
    <div className="grid gap-3">
      {lists.map(([field, label, hint]) => (
        <Field key={field} label={label} hint={hint} error={flawOfLines(flaw, field, recipe[field].length)}>
          <Textarea
            rows={8}
            value={recipe[field].join("\n")}
            onChange={(event) => set({ [field]: linesOf(event.target.value) })}
          />
        </Field>
      ))}
    </div>
  );
}

function flawOfLines(flaw: RecipeDraft["flaw"], field: string, lines: number): string | undefined {
  const whole = flaw(field);
  if (whole) return whole;
  const at = Array.from({ length: lines }, (_, n) => n).find((n) => flaw(`${field}.${n}`));

  return at === undefined ? undefined : `Line ${at + 1} ${flaw(`${field}.${at}`)}`;
}

/** An empty last line is one that is about to be written. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}
