import { Badge } from "#components/ui/badge.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { travelsInClear } from "#lib/domain/engine-setting.ts";
import { EditEngineButton, UnsetEngineButton } from "./engine-dialog.tsx";
import { EngineFacts } from "./engine-facts.tsx";
import { EngineTest } from "./engine-test.tsx";
import { wordsOfEngine } from "./engine-words.ts";
import type { EngineActions, ListedEngine } from "./engines-page.tsx";

interface EngineCardProps {
  readonly engine: ListedEngine;
  readonly now: Date;
  readonly actions: EngineActions;
}

/** One engine: what is set of it and by whom, what is wrong with it, and what a test of it said. */
export function EngineCard({ engine, now, actions }: EngineCardProps) {
  const { name, set } = engine;
  const { title, about } = wordsOfEngine(name);

  return (
    <section aria-labelledby={`engine-${name}`} className="grid gap-4 rounded-panel border bg-raised p-5">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <h2 id={`engine-${name}`} className="text-lg font-semibold">
              {title}
            </h2>
            <Badge tone="machine">
              <span className="font-mono">{name}</span>
            </Badge>
            <OriginBadge set={set} />
          </div>
          <p className="text-sm text-muted">{about}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <EditEngineButton engine={engine} set={actions.set} />
          {set?.origin === "database" && <UnsetEngineButton engine={engine} unset={actions.unset} />}
        </div>
      </header>
      <Warnings engine={engine} />
      {set && <EngineFacts set={set} />}
      {set && <EngineTest engine={engine} now={now} test={actions.test} />}
    </section>
  );
}

function OriginBadge({ set }: Pick<ListedEngine, "set">) {
  if (!set) return <Badge>not set</Badge>;

  return set.origin === "database" ? (
    <Badge tone="good">set here</Badge>
  ) : (
    <Badge tone="accent">set by the environment</Badge>
  );
}

function Warnings({ engine: { name, set, overridden } }: Pick<EngineCardProps, "engine">) {
  if (!set) return null;
  const { setting, key } = set;
  const isInClear = setting.kind === "openai" && travelsInClear(setting.baseUrl);

  return (
    <>
      {key.state === "sealed-otherwise" && (
        <Notice tone="danger" title="The key does not open">
          The key of engine {name} was sealed under another secret: enter it again. Runs that ask this engine fail until
          then.
        </Notice>
      )}
      {isInClear && (
        <Notice tone="warn" title="What is sent can be read on the way">
          The address begins with http:// and leads to another machine:{" "}
          {key.state === "none" ? "pictures and texts" : "pictures, texts and the key"} travel in clear. Use https://
          where the server has it.
        </Notice>
      )}
      {overridden && (
        <Notice>
          The environment sets this engine too. What is set here counts; remove it, and the environment does.
        </Notice>
      )}
    </>
  );
}
