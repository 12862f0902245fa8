import { ArrowRight } from "lucide-react";
import { LinkButton } from "#components/ui/button.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";
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
  };
}

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
  const { id, name, counts, next, ownUnfinished, roles } = project;
  if (counts && counts.items === 0 && next === "import") return <FirstMinutes projectId={id} name={name} />;

  return (
    <PageBody>
      <PageHeader title={name} description={`You are ${roles.join(", ")} here.`} />
      <NextStepCard projectId={id} next={next} ownUnfinished={ownUnfinished} />
      {counts && <Figures projectId={id} counts={counts} />}
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
