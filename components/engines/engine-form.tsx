"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useSending } from "#components/people/use-sending.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogButtons } from "#components/ui/dialog.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { EngineKey, EngineSetting } from "#lib/domain/engine-setting.ts";
import { sentence } from "./engine-words.ts";
import type { EngineActions, ListedEngine } from "./engines-page.tsx";
import { ServerFields } from "./server-fields.tsx";
import { settingIn } from "./setting-in.ts";

interface EngineFormProps {
  readonly engine: ListedEngine;
  readonly set: EngineActions["set"];
  readonly done: () => void;
  /** Something else of the form is not right yet. */
  readonly blocked?: boolean;
  /** Stands before the engine's own fields. */
  readonly children?: ReactNode;
}

type Kind = EngineSetting["kind"];

/** What is set of an engine. A key goes in and never comes out. */
export function EngineForm({ engine, set, done, blocked = false, children }: EngineFormProps) {
  const { busy, refused, send } = useSending();
  const [forgets, setForgets] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const { name } = engine;
  const kind: Kind = name === "grounding-dino" || name === "gguf" ? name : "openai";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { elements } = event.currentTarget;
    const form = new FormData(event.currentTarget);
    const key = String(form.get("key") ?? "").trim();
    const held = forgets ? { key: null } : key === "" ? {} : { key };
    const setting = settingIn(form, kind);
    const found = wrongIn(setting, key);
    setWrong(found);
    const first = [...elements].find((one) => (one.getAttribute("name") ?? "") in found);
    if (first instanceof HTMLElement) return first.focus();
    if (await send(() => set({ name, setting, ...held }))) done();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4" autoComplete="off">
      {refused && <Notice tone="danger">{refused}</Notice>}
      {children}
      <Fields kind={kind} engine={engine} forgets={forgets} setForgets={setForgets} wrong={wrong} />
      <DialogButtons>
        <Button type="submit" look="primary" disabled={busy || blocked}>
          Save
        </Button>
      </DialogButtons>
    </form>
  );
}

/** What is wrong, by the name of its field. */
type Wrong = Readonly<Record<string, string>>;

function wrongIn(setting: EngineSetting, key: string): Wrong {
  const problems = EngineSetting.safeParse(setting).error?.issues ?? [];
  const keyProblem = key === "" ? undefined : EngineKey.safeParse(key).error?.issues[0];
  const found = problems.map(({ path, message }) => [String(path.at(-1)), sentence(message)] as const);

  return Object.fromEntries([...found.reverse(), ...(keyProblem ? [["key", sentence(keyProblem.message)]] : [])]);
}

interface FieldsProps {
  readonly kind: Kind;
  readonly engine: ListedEngine;
  readonly forgets: boolean;
  readonly setForgets: (forgets: boolean) => void;
  readonly wrong: Wrong;
}

function Fields({ kind, engine, wrong, ...keeping }: FieldsProps) {
  const setting = engine.set?.setting;
  if (kind === "openai") {
    const server = setting?.kind === "openai" ? setting : null;
    const own = engine.set?.origin === "database" ? engine.set.key : ({ state: "none" } as const);

    return <ServerFields server={server} held={own} wrong={wrong} {...keeping} />;
  }
  if (kind === "grounding-dino")
    return (
      <Field label="Folder" hint="Of an export in ONNX, as the workers’ machine sees it." error={wrong.folder}>
        <Input
          name="folder"
          required
          defaultValue={setting?.kind === "grounding-dino" ? setting.folder : ""}
          placeholder="/models/grounding-dino-tiny-ONNX"
        />
      </Field>
    );
  const file = setting?.kind === "gguf" ? setting : null;

  return (
    <>
      <Field label="File" hint="A GGUF of an instruct model, as the workers’ machine sees it." error={wrong.path}>
        <Input name="path" required defaultValue={file?.path} placeholder="/models/Llama-3-8B-Instruct.Q4_K_M.gguf" />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Context, in tokens" error={wrong.contextSize}>
          <Input name="contextSize" type="number" min={256} required defaultValue={file?.contextSize ?? 4096} />
        </Field>
        <Field label="Threads" error={wrong.threads}>
          <Input name="threads" type="number" min={1} max={64} required defaultValue={file?.threads ?? 1} />
        </Field>
      </div>
    </>
  );
}
