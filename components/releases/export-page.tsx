"use client";

import { PackageIcon } from "lucide-react";
import { useLookingAgain } from "#components/projects/use-looking-again.ts";
import { EmptyState } from "#components/ui/empty.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { ListedExport } from "#lib/domain/listed-export.ts";
import { ExportCard } from "./export-card.tsx";
import { ExportForm, type StartExport } from "./export-form.tsx";

interface ExportPageProps {
  readonly projectId: string;
  readonly exports: readonly ListedExport[];
  readonly waiting: { readonly answers: number; readonly suggestions: number };
  readonly start: StartExport;
}

/** What the project has given out, and the form for more. */
export function ExportPage({ projectId, exports, waiting, start }: ExportPageProps) {
  useLookingAgain(exports.some(({ status }) => status === "building"));

  return (
    <PageBody>
      <PageHeader
        title="Releases"
        description="Answers of closed rounds and, apart from them, the machine’s suggestions, as GIQA rows. Boxes are written in pixels, exactly; texts carry them in the paper’s form."
      />
      <ExportForm projectId={projectId} waiting={waiting} start={start} />
      {exports.length === 0 ? (
        <EmptyState icon={PackageIcon} title="Nothing exported yet">
          An export stays here with its checksummed manifest. Later work does not change it.
        </EmptyState>
      ) : (
        exports.map((one) => <ExportCard key={one.id} export={one} />)
      )}
    </PageBody>
  );
}
