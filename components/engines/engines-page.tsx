import { NoWorker, Workers } from "#components/runs/workers.tsx";
import { PageBody, PageHeader } from "#components/ui/page-header.tsx";
import type { Action } from "#lib/domain/action-result.ts";
import type { EngineSetting } from "#lib/domain/engine-setting.ts";
import type { TestedAs, TestOutcome } from "#lib/domain/engine-test.ts";
import { type ListedWorker, takingAmong } from "#lib/domain/worker.ts";
import { EngineCard } from "./engine-card.tsx";
import { AddServerButton } from "./engine-dialog.tsx";

/** What the forms of this page send. */
export interface EngineActions {
  /** Without a key the one that is kept stays. */
  readonly set: Action<{ name: string; setting: EngineSetting; key?: string | null }>;
  readonly unset: Action<{ name: string }>;
  readonly test: Action<{ name: string; port: TestedAs }>;
}

/** An engine with what is set of it. Its key is never among it. */
export interface ListedEngine {
  readonly name: string;
  readonly set: {
    readonly setting: EngineSetting;
    readonly origin: "database" | "environment";
    readonly key: ListedKey;
    readonly by: string | null;
    readonly at: Date | null;
  } | null;
  /** Does the environment set it too, and not count? */
  readonly overridden: boolean;
  readonly test: ListedTest | null;
}

export type ListedKey =
  | { readonly state: "none" | "sealed-otherwise" }
  | { readonly state: "set"; readonly end: string; readonly setAt: Date | null };

export interface ListedTest {
  readonly port: TestedAs;
  readonly state: "asked" | "running" | "ended";
  readonly outcome: TestOutcome | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
}

interface EnginesPageProps {
  readonly engines: readonly ListedEngine[];
  readonly workers: readonly ListedWorker[];
  readonly now: Date;
  readonly actions: EngineActions;
}

/** How this installation reaches the engines that recipes name. */
export function EnginesPage({ engines, workers, now, actions }: EnginesPageProps) {
  return (
    <PageBody>
      <PageHeader
        title="Engines"
        description="How this installation reaches the engines that recipes name. The embedded ones need nothing and are always there."
        actions={<AddServerButton set={actions.set} taken={engines.map(({ name }) => name)} />}
      />
      <div className="grid gap-4">
        {takingAmong(workers).length === 0 && (
          <NoWorker>Workers ask the engines: runs and tests wait until there is one.</NoWorker>
        )}
        {engines.map((engine) => (
          <EngineCard key={engine.name} engine={engine} now={now} actions={actions} />
        ))}
        <Workers workers={workers} underWay="Under way" />
      </div>
    </PageBody>
  );
}
