import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { SuggestionTiles } from "#components/runs/run-monitor.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import { Thumbnail } from "#components/ui/thumbnail.tsx";
import type { Role } from "#lib/domain/actor.ts";
import type { ImageId, ItemId, ProjectId } from "#lib/domain/ids.ts";
import type { ListedSuggestion } from "#lib/domain/listed-suggestion.ts";
import { FirstMinutes } from "./first-minutes.tsx";
import { type NextStep, STEPS } from "./next-steps.ts";

interface ProjectHomeProps {
  readonly project: {
    readonly id: ProjectId;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly counts: Counts | null;
    readonly ownUnfinished: number;
    readonly next: NextStep;
    readonly suggestions: readonly ListedSuggestion[];
    readonly items: readonly NewItem[];
  };
}

type NewItem = {
  readonly id: ItemId;
  readonly externalId: string;
  readonly image: { readonly id: ImageId };
};

type Counts = {
  readonly images: number;
  readonly items: number;
  readonly suggestedItems: number;
  readonly runsUnderWay: number;
  readonly openRounds: number;
  readonly closedRounds: number;
  readonly openSlots: number;
  readonly submitted: number;
};

/** A project at a glance: what is in it, and the one next step as a button. */
export function ProjectHomePage({ project }: ProjectHomeProps) {
  const { id, name, counts, next, ownUnfinished, roles, suggestions, items } = project;
  if (counts && counts.items === 0 && next === "import") return <FirstMinutes projectId={id} name={name} />;

  return (
    <PageBody>
      <PageHeader title={name} description={`You are ${roles.join(", ")} here.`} />
      <NextStepCard projectId={id} next={next} ownUnfinished={ownUnfinished} />
      {counts && <Figures projectId={id} counts={counts} />}
      {suggestions.length > 0 && (
        <section aria-label="Newest suggestions" className="grid gap-2">
          <h2 className="text-sm font-medium">Newest suggestions</h2>
          <SuggestionTiles projectId={id} suggestions={suggestions} />
        </section>
      )}
      {items.length > 0 && <ContactSheet projectId={id} items={items} />}
    </PageBody>
  );
}

interface NextStepCardProps {
  readonly projectId: ProjectId;
  readonly next: NextStep;
  readonly ownUnfinished: number;
}

function NextStepCard({ projectId, next, ownUnfinished }: NextStepCardProps) {
  const { title, why, button, segment } = STEPS[next];

  return (
    <section
      aria-label="Next step"
      className="flex flex-wrap items-center justify-between gap-4 rounded-panel border border-l-4 border-l-accent bg-raised px-5 py-4"
    >
      <div className="grid gap-0.5">
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-sm text-muted">
          {next === "annotate" && ownUnfinished > 0
            ? `You have begun ${ownUnfinished} and not handed ${ownUnfinished === 1 ? "it" : "them"} in.`
            : why}
        </p>
      </div>
      {button && segment && (
        <LinkButton href={`/projects/${projectId}/${segment}`} look="primary" icon={ArrowRight}>
          {button}
        </LinkButton>
      )}
    </section>
  );
}

function Figures({ projectId, counts }: { readonly projectId: ProjectId; readonly counts: Counts }) {
  const figures = [
    { words: "Images", figure: counts.images, segment: "items" },
    { words: "Items", figure: counts.items, segment: "items" },
    { words: "With a suggestion", figure: counts.suggestedItems, segment: "runs" },
    { words: "Runs under way", figure: counts.runsUnderWay, segment: "runs" },
    { words: "Open rounds", figure: counts.openRounds, segment: "rounds" },
    { words: "Handed in", figure: counts.submitted, segment: "rounds" },
  ];

  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-panel border bg-line sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(({ words, figure, segment }) => (
        <div key={words} className="grid gap-1 bg-raised px-4 py-3">
          <dt className="text-xs text-muted">{words}</dt>
          <dd className="text-xl font-semibold">
            <a href={`/projects/${projectId}/${segment}`} className="hover:underline">
              {figure.toLocaleString("en")}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What came in, while nothing was made of it. */
function ContactSheet({ projectId, items }: { readonly projectId: ProjectId; readonly items: readonly NewItem[] }) {
  return (
    <section aria-label="What came in" className="grid gap-2">
      <h2 className="text-sm font-medium">What came in</h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
        {items.map(({ id, externalId, image }) => (
          <li key={id}>
            <Link href={`/projects/${projectId}/items/${id}`}>
              <Thumbnail src={`/api/projects/${projectId}/images/${image.id}/thumbnail`} alt={externalId} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
