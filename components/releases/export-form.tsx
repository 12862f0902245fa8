"use client";

import { PackageIcon } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ActionResult } from "#lib/domain/action-result.ts";
import type { ExportCoordinates } from "#lib/domain/export.ts";

export type StartExport = (input: {
  projectId: string;
  coordinates: ExportCoordinates;
}) => Promise<ActionResult<{ exportId: string }>>;

interface ExportFormProps {
  readonly projectId: string;
  readonly waiting: { readonly answers: number; readonly suggestions: number };
  readonly start: StartExport;
}

/** Asks for an export, and says what would be in it. */
export function ExportForm({ projectId, waiting, start }: ExportFormProps) {
  const [coordinates, setCoordinates] = useState<ExportCoordinates>("disc");
  const [refused, setRefused] = useState<string | null>(null);
  const [isStarting, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const result = await start({ projectId, coordinates });
      setRefused(result.ok ? null : result.message);
    });

  return (
    <form action={submit} className="flex flex-wrap items-end gap-4 rounded-panel border bg-raised p-4">
      <Field label="Places in texts" className="w-64">
        <Select value={coordinates} onChange={(event) => setCoordinates(event.target.value as ExportCoordinates)}>
          <option value="disc">Grid cells, &lt;35, 319&gt;</option>
          <option value="norm">Two decimals, &lt;0.77, 0.07, …&gt;</option>
        </Select>
      </Field>
      <Button type="submit" look="primary" icon={PackageIcon} disabled={isStarting}>
        Export
      </Button>
      <p className="pb-1.5 text-sm text-muted tabular-nums">
        Now it would hold {waiting.answers} {waiting.answers === 1 ? "answer" : "answers"} of closed rounds and{" "}
        {waiting.suggestions} {waiting.suggestions === 1 ? "suggestion" : "suggestions"}.
      </p>
      {refused && <Notice tone="danger">{refused}</Notice>}
    </form>
  );
}
