"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useSending } from "#components/people/use-sending.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogButtons } from "#components/ui/dialog.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { EngineForm } from "./engine-form.tsx";
import { wordsOfEngine } from "./engine-words.ts";
import type { EngineActions, ListedEngine } from "./engines-page.tsx";

interface EditEngineProps {
  readonly engine: ListedEngine;
  readonly set: EngineActions["set"];
}

/** Opens the form of one engine. */
export function EditEngineButton({ engine, set }: EditEngineProps) {
  const [open, setOpen] = useState(false);
  const { title } = wordsOfEngine(engine.name);
  const isOwn = engine.set?.origin === "database";

  return (
    <Dialog
      title={title}
      description="What is set here counts for every worker, and before its environment."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button icon={Pencil} aria-label={`${isOwn ? "Change" : "Set"} ${title}`}>
          {isOwn ? "Change" : "Set"}
        </Button>
      }
    >
      <EngineForm engine={engine} set={set} done={() => setOpen(false)} />
    </Dialog>
  );
}

interface AddServerProps {
  readonly set: EngineActions["set"];
  /** Names that are there already. */
  readonly taken: readonly string[];
}

/** Sets another server under a name of its own, so that the judge and the tags may be on different ones. */
export function AddServerButton({ set, taken }: AddServerProps) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const full = `openai:${name}`;
  const error = taken.includes(full) ? "There is a server of this name." : undefined;
  const engine: ListedEngine = { name: full, set: null, overridden: false, test: null };

  return (
    <Dialog
      title="Add a server"
      description={`A recipe asks it by the engine name ${name ? full : "openai:<name>"}.`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="primary" icon={Plus}>
          Add a server
        </Button>
      }
    >
      <EngineForm engine={engine} set={set} done={() => setOpen(false)} blocked={error !== undefined}>
        <Field label="Name" hint="Small letters, digits and dashes, such as judge." error={error}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
            pattern="[a-z0-9][a-z0-9\-]{0,39}"
            autoFocus
          />
        </Field>
      </EngineForm>
    </Dialog>
  );
}

interface UnsetEngineProps {
  readonly engine: ListedEngine;
  readonly unset: EngineActions["unset"];
}

/** Takes away what is set, after a word. */
export function UnsetEngineButton({ engine: { name, overridden, set }, unset }: UnsetEngineProps) {
  const [open, setOpen] = useState(false);
  const { busy, refused, send } = useSending();
  const { title } = wordsOfEngine(name);
  const what =
    set?.key.state === "none" ? "What is set here is forgotten." : "What is set here is forgotten, its key too.";
  const then = overridden
    ? "What the environment sets counts again."
    : "Runs whose recipe asks this engine fail until it is set again.";

  return (
    <Dialog
      title={`Remove ${title}`}
      description={`${what} ${then}`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="danger" icon={Trash2} aria-label={`Remove ${title}`}>
          Remove
        </Button>
      }
    >
      {refused && <Notice tone="danger">{refused}</Notice>}
      <DialogButtons>
        <Button onClick={() => setOpen(false)}>Keep</Button>
        <Button
          look="danger"
          disabled={busy}
          onClick={async () => {
            if (await send(() => unset({ name }))) setOpen(false);
          }}
        >
          Remove
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
