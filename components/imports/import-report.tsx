"use client";

import { Ban, Download, FolderInput, Images, PlayCircle } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLookingAgain } from "#components/projects/use-looking-again.ts";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Thumbnail } from "#components/ui/thumbnail.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { ImportId, ProjectId } from "#lib/domain/ids.ts";
import type { ImportFormat, ImportPlace, ImportProgress, ImportStatus, Problem } from "#lib/domain/import.ts";
import { isUnderWay } from "#lib/domain/import.ts";
import { translate } from "#lib/messages/translate.ts";
import { ImportFigures } from "./import-figures.tsx";
import { ImportStatusBadge } from "./import-status.tsx";
import type { StartImport } from "./new-import.tsx";
import { ProblemTable } from "./problem-table.tsx";

/** One import, as its page gets it. */
interface ReportedImport {
  readonly projectId: ProjectId;
  readonly import: {
    readonly id: ImportId;
    readonly format: ImportFormat;
    readonly status: ImportStatus;
    readonly place: ImportPlace;
    readonly dryRun: boolean;
    readonly progress: ImportProgress;
    readonly startedAt: Date | null;
    readonly finishedAt: Date | null;
    readonly failure: string | null;
  };
  readonly labels: string;
  readonly counts: readonly { readonly code: string; readonly skipped: boolean; readonly rows: number }[];
  readonly problems: readonly (Problem & { readonly number: number })[];
  readonly next: number | null;
  readonly newest: readonly { readonly imageId: string; readonly itemId: string; readonly path: string }[];
}

interface ImportReportProps {
  readonly report: ReportedImport;
  readonly start: StartImport;
  readonly cancel: Action<{ projectId: string; importId: string }>;
}

/** How far an import is, what came in, what did not and why, and the one next step. */
export function ImportReportPage({ report, start, cancel }: ImportReportProps) {
  const { projectId, labels } = report;
  const { id, format, status, dryRun, progress, failure } = report.import;
  const place = `/projects/${projectId}/imports/${id}`;
  useLookingAgain(isUnderWay(status));

  return (
    <PageBody>
      <PageHeader
        title={dryRun ? `Trial of ${labels}` : labels}
        state={<ImportStatusBadge status={status} />}
        description={
          dryRun ? "Everything is read, pictures too, and nothing is kept." : `Taken in as ${format}, row by row.`
        }
        actions={<NextStep report={report} start={start} cancel={cancel} />}
      />
      {failure && (
        <Notice tone="danger" title="The import failed">
          {translate(failure)}
        </Notice>
      )}
      <ImportFigures {...report.import} counts={report.counts} />
      {report.newest.length > 0 && <ContactSheet projectId={projectId} newest={report.newest} />}
      {progress.problems > 0 && (
        <section className="grid gap-3" aria-labelledby="problems">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="problems" className="text-lg font-semibold">
              {progress.problems.toLocaleString("en")} {progress.problems === 1 ? "row" : "rows"} with a problem
            </h2>
            <a
              className="inline-flex items-center gap-2 text-sm text-accent hover:underline"
              href={`/api${place}/problems`}
              download={`problems-${id}.json`}
            >
              <Download aria-hidden size={16} />
              All of them as a file
            </a>
          </div>
          <ProblemTable
            problems={report.problems}
            more={report.next === null ? null : `${place}?after=${report.next}`}
          />
        </section>
      )}
    </PageBody>
  );
}

function NextStep({ report, start, cancel }: ImportReportProps) {
  const { projectId } = report;
  const { id, status, format, dryRun, place, progress } = report.import;
  const router = useRouter();
  const [refused, setRefused] = useState<string | null>(null);
  if (refused) return <Notice tone="danger" title={refused} />;
  if (isUnderWay(status)) {
    const stop = async () => {
      const answer = await cancel({ projectId, importId: id });
      if (!answer.ok) setRefused(answer.message);
    };

    return (
      <Button icon={Ban} onClick={() => void stop()}>
        Cancel
      </Button>
    );
  }
  if (status === "done")
    return (
      <>
        <LinkButton href={`/projects/${projectId}/items`} icon={Images}>
          See the items
        </LinkButton>
        <LinkButton href={`/projects/${projectId}/runs`} look="primary" icon={PlayCircle}>
          Run the pipeline
        </LinkButton>
      </>
    );
  if (status !== "checked" || !dryRun || place.kind !== "uploads") return null;
  const takeIn = async () => {
    const answer = await start({ projectId, format, place, dryRun: false });
    if (answer.ok) router.push(`/projects/${projectId}/imports/${answer.value.importId}`);
    else setRefused(answer.message);
  };

  return (
    <Button look="primary" icon={FolderInput} disabled={progress.items === 0} onClick={() => void takeIn()}>
      Import {progress.items.toLocaleString("en")} {progress.items === 1 ? "item" : "items"}
    </Button>
  );
}

function ContactSheet({ projectId, newest }: Pick<ReportedImport, "projectId" | "newest">) {
  return (
    <section aria-label="What came in" className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-2">
      {newest.map(({ imageId, itemId, path }) => (
        <Link key={itemId} href={`/projects/${projectId}/items/${itemId}`}>
          <Thumbnail src={`/api/projects/${projectId}/images/${imageId}/thumbnail`} alt={path} />
        </Link>
      ))}
    </section>
  );
}
