"use client";

import { useState } from "react";
import { Checkbox, Field, Input } from "#components/ui/field.tsx";
import { type ServerSetting, travelsInClear } from "#lib/domain/engine-setting.ts";
import type { ListedKey } from "./engines-page.tsx";

interface ServerFieldsProps {
  /** Null: nothing is set yet. */
  readonly server: ServerSetting | null;
  /** What is known of the key that is kept here. */
  readonly held: ListedKey;
  readonly forgets: boolean;
  readonly setForgets: (forgets: boolean) => void;
  /** What is wrong, by the name of its field. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** The fields of a server of OpenAI's protocol. */
export function ServerFields({ server, held, forgets, setForgets, wrong }: ServerFieldsProps) {
  const [address, setAddress] = useState(server?.baseUrl ?? "");
  const isInClear = URL.canParse(address) && travelsInClear(address);

  return (
    <>
      <Field
        label="Address"
        error={wrong.baseUrl}
        hint={
          isInClear
            ? "http:// to another machine: pictures, texts and the key can be read on the way."
            : "Where the protocol begins, with /v1 at its end on most servers."
        }
      >
        <Input
          name="baseUrl"
          type="url"
          required
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          placeholder="http://127.0.0.1:8080/v1"
        />
      </Field>
      <Field label="Key" hint={keyHint(held)} error={wrong.key}>
        <Input name="key" type="password" autoComplete="new-password" disabled={forgets} />
      </Field>
      {held.state !== "none" && (
        <Checkbox
          label="Forget the key: the server asks for none"
          checked={forgets}
          onChange={(event) => setForgets(event.target.checked)}
        />
      )}
      <Field label="Model" hint="That a test asks; recipes name their own." error={wrong.model}>
        <Input name="model" maxLength={200} defaultValue={server?.model} />
      </Field>
      <Limits server={server} wrong={wrong} />
    </>
  );
}

function Limits({ server, wrong }: Pick<ServerFieldsProps, "server" | "wrong">) {
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field label="Seconds to wait" error={wrong.timeoutSeconds}>
        <Input
          name="timeoutSeconds"
          type="number"
          min={0.1}
          step="any"
          required
          defaultValue={server?.timeoutSeconds ?? 60}
        />
      </Field>
      <Field label="Tries after the first" error={wrong.retries}>
        <Input name="retries" type="number" min={0} max={10} required defaultValue={server?.retries ?? 4} />
      </Field>
      <Field label="Calls at once" error={wrong.concurrency} hint="Over all workers; empty: not limited.">
        <Input name="concurrency" type="number" min={1} max={1000} defaultValue={server?.concurrency ?? ""} />
      </Field>
      <Field label="Requests a minute" error={wrong.requestsPerMinute} hint="Over all workers; empty: not limited.">
        <Input
          name="requestsPerMinute"
          type="number"
          min={1}
          max={100_000}
          defaultValue={server?.requestsPerMinute ?? ""}
        />
      </Field>
      <Field label="Price in" error={wrong.priceIn} hint="Of a million tokens; empty: not counted.">
        <Input name="priceIn" type="number" min={0} step="any" defaultValue={server?.priceIn ?? ""} />
      </Field>
      <Field label="Price out" error={wrong.priceOut} hint="Of a million tokens; empty: not counted.">
        <Input name="priceOut" type="number" min={0} step="any" defaultValue={server?.priceOut ?? ""} />
      </Field>
    </div>
  );
}

function keyHint(held: ListedKey): string {
  switch (held.state) {
    case "none":
      return "Kept sealed and never shown again; empty: the server asks for none.";
    case "sealed-otherwise":
      return "The one that is kept does not open any more: enter it again.";
    case "set":
      return `One is set${held.end && ` and ends in …${held.end}`}; empty: it stays.`;
  }
}
