import { FolderInput, Images, Route } from "lucide-react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { ProjectId } from "#lib/domain/ids.ts";

const TOUR = [
  "Import: a label file with its pictures. Each description of a picture becomes an item.",
  "Run: the machine reads the description, finds what it speaks of, draws boxes and writes questions.",
  "Look: every suggestion can be opened stage by stage, with what was dropped and why.",
  "Send: items go to the experts as a round. They correct boxes and words and answer the questions.",
  "Close and export: closed rounds come out as GIQA files, with a manifest of checksums.",
];

/** A project with nothing in it: three ways to begin. */
export function FirstMinutes({ projectId, name }: { readonly projectId: ProjectId; readonly name: string }) {
  return (
    <PageBody>
      <PageHeader title={name} description="Nothing is in this project yet. Three ways to begin:" />
      <div className="grid gap-4 md:grid-cols-3">
        <Card icon={<FolderInput aria-hidden size={22} />} title="Import your data">
          <p>Q-Pathway or DQ-495K labels with their image folder. A trial run first shows what would come in.</p>
          <LinkButton href={`/projects/${projectId}/imports`} look="primary">
            Import
          </LinkButton>
        </Card>
        <Card icon={<Images aria-hidden size={22} />} title="Try the demo images">
          <p>
            Photos with descriptions and degraded versions, imported, run and half annotated, in a project of their own.
          </p>
          <code className="rounded-control border bg-sunken px-2 py-1.5 font-mono text-xs">npm run demo</code>
        </Card>
        <Card icon={<Route aria-hidden size={22} />} title="Read the tour">
          <p>From a description to a file with boxes, in five steps.</p>
          <Dialog title="From description to file" trigger={<Button>Read</Button>}>
            <ol className="grid list-decimal gap-2 pl-5 text-sm">
              {TOUR.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Dialog>
        </Card>
      </div>
    </PageBody>
  );
}

interface CardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

function Card({ icon, title, children }: CardProps) {
  return (
    <section className="flex flex-col items-start gap-3 rounded-panel border bg-raised p-5 text-sm text-muted">
      <h2 className="flex items-center gap-2 text-lg font-semibold text-ink">
        <span className="text-accent">{icon}</span>
        {title}
      </h2>
      <div className="flex flex-1 flex-col items-start justify-between gap-4">{children}</div>
    </section>
  );
}
