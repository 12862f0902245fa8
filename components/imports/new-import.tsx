"use client";

import { FileJson, FolderOpen, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { ImportId, ProjectId } from "#lib/domain/ids.ts";
import { ImportFormat } from "#lib/domain/import.ts";
import { type ChosenFiles, chosenFiles, formatOf, inMegabytes } from "./chosen-files.ts";
import { type SendingProgress, sendFiles } from "./send-files.ts";

/** Asks for an import of uploaded files, or a trial of it. */
export type StartImport = Action<
  {
    projectId: string;
    format: ImportFormat;
    place: { kind: "uploads"; batch: string; labels: string; manifest: string | null };
    dryRun: boolean;
  },
  { importId: ImportId }
>;

interface NewImportProps {
  readonly projectId: ProjectId;
  readonly start: StartImport;
}

/** Choose files, send them, and see in a trial what would come in. */
export function NewImportPage({ projectId, start }: NewImportProps) {
  const [chosen, setChosen] = useState<ChosenFiles | null>(null);
  const choose = (files: FileList | null) => files && files.length > 0 && setChosen(chosenFiles(files));

  return (
    <PageBody>
      <PageHeader
        title="New import"
        description="Choose the folder that holds a label file and its pictures. A trial tells first, row by row, what would come in; nothing is kept until you say so."
      />
      <div className="flex flex-wrap gap-3">
        <FileButton words="Choose a folder" icon={FolderOpen} folder onChoose={choose} />
        <FileButton words="Choose files" icon={FileJson} onChoose={choose} />
      </div>
      {chosen && chosen.labels.length === 0 && (
        <Notice tone="warn" title="There is no label file among them">
          A label file ends in .json. Choose the folder in which it lies with its pictures.
        </Notice>
      )}
      {chosen && chosen.labels.length > 0 && (
        <TrialForm key={chosen.bytes} projectId={projectId} chosen={chosen} start={start} />
      )}
    </PageBody>
  );
}

interface FileButtonProps {
  readonly words: string;
  readonly icon: typeof FolderOpen;
  readonly folder?: boolean;
  readonly onChoose: (files: FileList | null) => void;
}

function FileButton({ words, icon, folder = false, onChoose }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words}
        {...(folder ? { webkitdirectory: "" } : {})}
        onChange={({ currentTarget }) => onChoose(currentTarget.files)}
      />
      <Button icon={icon} onClick={() => input.current?.click()}>
        {words}
      </Button>
    </>
  );
}

function TrialForm({ projectId, chosen, start }: NewImportProps & { readonly chosen: ChosenFiles }) {
  const [labels, setLabels] = useState(chosen.labels[0]);
  const [format, setFormat] = useState<ImportFormat>("q-pathway");
  const { progress, refused, send, stop } = useTrial({ projectId, chosen, start });
  useEffect(() => {
    if (labels) void formatOf(labels).then(setFormat);
  }, [labels]);
  if (!labels) return null;
  const busy = progress !== null;

  return (
    <section aria-label="Chosen files" className="grid max-w-2xl gap-4 rounded-panel border bg-raised p-5">
      <p className="text-sm">
        {chosen.pictures.length.toLocaleString("en")} pictures
        {chosen.manifest ? " and a source manifest" : ""}, {inMegabytes(chosen.bytes)} in all.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Label file">
          <Select
            value={labels.path}
            disabled={busy}
            onChange={({ target }) => setLabels(chosen.labels.find(({ path }) => path === target.value))}
          >
            {chosen.labels.map(({ path }) => (
              <option key={path}>{path}</option>
            ))}
          </Select>
        </Field>
        <Field label="Format" hint="Told from the file; change it where that is wrong.">
          <Select value={format} disabled={busy} onChange={({ target }) => setFormat(ImportFormat.parse(target.value))}>
            <option value="q-pathway">Q-Pathway (Q-Instruct)</option>
            <option value="dq-495k">DQ-495K (A_sd_detail, A_md_detail)</option>
          </Select>
        </Field>
      </div>
      {refused && <Notice tone="danger" title={refused} />}
      {progress ? (
        <div className="flex items-center gap-4">
          <Progress
            label="Sending files"
            value={progress.bytes}
            max={Math.max(1, progress.ofBytes)}
            detail={`${progress.files} of ${progress.ofFiles} files · ${inMegabytes(progress.bytes)} of ${inMegabytes(progress.ofBytes)}`}
            className="flex-1"
          />
          <Button onClick={stop}>Stop</Button>
        </div>
      ) : (
        <div>
          <Button look="primary" icon={Play} onClick={() => void send({ labels, format })}>
            Send and try
          </Button>
        </div>
      )}
    </section>
  );
}

/** Sends the files, starts the trial, and goes to its page. */
function useTrial({ projectId, chosen, start }: NewImportProps & { readonly chosen: ChosenFiles }) {
  const router = useRouter();
  const [progress, setProgress] = useState<SendingProgress | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const sending = useRef<AbortController>(null);
  useEffect(() => () => sending.current?.abort(), []);

  async function send({ labels, format }: { labels: ChosenFiles["labels"][number]; format: ImportFormat }) {
    const batch = crypto.randomUUID();
    const manifest = chosen.manifest?.path ?? null;
    const files = [labels, ...(chosen.manifest ? [chosen.manifest] : []), ...chosen.pictures];
    sending.current = new AbortController();
    const { signal } = sending.current;
    setRefused(null);
    try {
      await sendFiles({ address: `/api/projects/${projectId}/uploads`, batch, files, signal, onProgress: setProgress });
      const place = { kind: "uploads" as const, batch, labels: labels.path, manifest };
      const answer = await start({ projectId, format, place, dryRun: true });
      if (answer.ok) router.push(`/projects/${projectId}/imports/${answer.value.importId}`);
      else setRefused(answer.message);
    } catch (error) {
      if (!signal.aborted) setRefused(error instanceof Error ? error.message : "The files could not be sent.");
    }
    setProgress(null);
  }

  return { progress, refused, send, stop: () => sending.current?.abort() };
}
