"use client";

import { Link2, Plus, Trash2, Unlink } from "lucide-react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import type { Mention } from "#lib/domain/mention.ts";
import { wordsOf } from "#lib/domain/span.ts";
import { Attribute, type Degree } from "#lib/domain/taxonomy.ts";
import type { MentionFields } from "#lib/editor/command.ts";
import { coloursOf, nameOf } from "#lib/editor/labels.ts";
import { allOf } from "#lib/editor/records.ts";
import { hueOf } from "./colours.ts";
import { DegreeField } from "./degree-field.tsx";
import { EffectField } from "./effect-field.tsx";
import { linkWords } from "./keymap.ts";
import { useEditor } from "./use-editor.ts";

/** What is selected: words to link, or a mention with all that is said of it. */
export function MentionPanel() {
  const { store, state } = useEditor();
  const { selection, annotation, isEditable } = state;
  if (selection.kind === "words") {
    const words = wordsOf(annotation.texts[selection.text] ?? "", selection.span);

    return (
      <div className="flex items-center gap-2 rounded-panel border border-accent/50 bg-accent/8 p-2">
        <span className="min-w-0 flex-1 truncate text-sm">“{words}”</span>
        <Button
          look="primary"
          icon={Link2}
          disabled={!isEditable}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => linkWords(store)}
        >
          Link (Ctrl+M)
        </Button>
      </div>
    );
  }
  const mention = selectedMention(state.annotation.mentions, selection);

  return mention ? <MentionCard mention={mention} /> : null;
}

function selectedMention(
  mentions: ReturnType<typeof useEditor>["state"]["annotation"]["mentions"],
  selection: ReturnType<typeof useEditor>["state"]["selection"],
): Mention | undefined {
  if (selection.kind === "mention") return mentions[selection.id];
  if (selection.kind !== "region") return undefined;

  return allOf(mentions).find(({ regions }) => regions.includes(selection.id));
}

function MentionCard({ mention }: { readonly mention: Mention }) {
  const { store, state } = useEditor();
  const { annotation, isEditable } = state;
  const set = (fields: MentionFields) => store.dispatch({ kind: "set-mention", mention: mention.id, set: fields });
  const disabled = !isEditable;
  const words = nameOf(annotation, { ...mention, name: null });

  return (
    <section aria-label={`Mention ${words}`} className="grid gap-3 rounded-panel border p-3">
      <header className="flex items-center gap-2">
        <span
          aria-hidden
          className="size-3 rounded-sm"
          style={{ background: hueOf(coloursOf(annotation).get(mention.id)) }}
        />
        <h2 className="min-w-0 flex-1 truncate text-sm font-medium">{words}</h2>
        <IconButton
          icon={Trash2}
          label="Delete the mention"
          disabled={disabled}
          onClick={() => store.dispatch({ kind: "delete-mention", mention: mention.id })}
        />
      </header>
      <div className="grid grid-cols-2 gap-2">
        <WordsField
          label="Object name"
          value={mention.name}
          placeholder={words}
          disabled={disabled}
          onChange={(name) => set({ name })}
        />
        <WordsField
          label="Quality words"
          value={mention.quality}
          placeholder="sharp, too dark …"
          disabled={disabled}
          onChange={(quality) => set({ quality })}
        />
      </div>
      <EffectField value={mention.effect} disabled={disabled} onChange={(effect) => set({ effect })} />
      <Field label="Attribute">
        <Select
          value={mention.attribute ?? ""}
          disabled={disabled}
          onChange={(event) => set({ attribute: Attribute.safeParse(event.target.value).data ?? null })}
        >
          <option value="">not said</option>
          {Attribute.options.map((attribute) => (
            <option key={attribute} value={attribute}>
              {attribute}
            </option>
          ))}
        </Select>
      </Field>
      <DegreeField
        label="Degree of this object"
        value={mention.degree}
        disabled={disabled}
        onChange={(degree: Degree | null) => set({ degree })}
      />
      <MentionRegions mention={mention} />
    </section>
  );
}

interface WordsFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly onChange: (words: string | null) => void;
}

/** Each field writes when it is left or Enter is pressed, so that one change is one undo. */
function WordsField({ label, value, placeholder, disabled, onChange }: WordsFieldProps) {
  const commit = (words: string) => {
    const next = words.trim() === "" ? null : words.trim();
    if (next !== value) onChange(next);
  };

  return (
    <Field label={label}>
      <Input
        key={value ?? ""}
        defaultValue={value ?? ""}
        placeholder={placeholder}
        disabled={disabled}
        maxLength={200}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && commit(event.currentTarget.value)}
      />
    </Field>
  );
}

function MentionRegions({ mention }: { readonly mention: Mention }) {
  const { store, state } = useEditor();
  const { annotation, isEditable } = state;
  const setRegions = (regions: Mention["regions"]) =>
    store.dispatch({ kind: "set-mention", mention: mention.id, set: { regions } });
  const drawFor = () => {
    store.select({ kind: "mention", id: mention.id });
    store.use("box");
  };
  const loose = allOf(annotation.regions).filter(({ id }) => !mention.regions.includes(id));

  return (
    <div className="grid gap-1">
      <p className="text-sm font-medium">Boxes</p>
      <div className="flex flex-wrap items-center gap-1">
        {mention.regions.map((id, at) => (
          <Button
            key={id}
            icon={Unlink}
            className="h-7 px-2 text-xs"
            disabled={!isEditable}
            onPointerEnter={() => store.light({ regions: new Set([id]) })}
            onPointerLeave={() => store.light({})}
            onClick={() => setRegions(mention.regions.filter((one) => one !== id))}
          >
            Unlink box {at + 1}
          </Button>
        ))}
        <Button icon={Plus} className="h-7 px-2 text-xs" disabled={!isEditable} onClick={drawFor}>
          Draw a box
        </Button>
        {loose.length > 0 && (
          <Select
            aria-label="Link another box"
            value=""
            disabled={!isEditable}
            className="h-7 w-40 text-xs"
            onChange={(event) => {
              const region = loose.find(({ id }) => id === event.target.value);
              if (region) setRegions([...mention.regions, region.id]);
            }}
          >
            <option value="">Link another box …</option>
            {loose.map(({ id, box }) => (
              <option key={id} value={id}>
                {Math.round(box.x1)}, {Math.round(box.y1)} to {Math.round(box.x2)}, {Math.round(box.y2)}
              </option>
            ))}
          </Select>
        )}
      </div>
    </div>
  );
}
