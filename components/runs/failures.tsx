import { RotateCw, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { StageName } from "#lib/domain/trace.ts";
import { FAILURE_WORDS, STAGE_WORDS } from "./reason-words.ts";
import { RetryButton, type RunActions } from "./run-actions.tsx";

/** Items that failed for one reason. */
export interface ListedFailure {
  readonly stage: StageName | null;
  readonly reason: string;
  readonly items: number;
  readonly example: string;
  readonly detail: string;
}

interface FailuresProps {
  readonly projectId: string;
  readonly runId: string;
  readonly failures: readonly ListedFailure[];
  /** Null: the run was called off. */
  readonly retry: RunActions["retry"] | null;
}

/** What failed, by reason: what was said, an item to look at, and a button to try again. */
export function Failures({ projectId, runId, failures, retry }: FailuresProps) {
  if (failures.length === 0) return null;
  const items = failures.reduce((sum, failure) => sum + failure.items, 0);

  return (
    <section aria-label="Failures" className="rounded-panel border border-warn/40 bg-warn/8">
      <h2 className="flex items-center gap-3 px-3 py-2 text-sm font-medium">
        <TriangleAlert aria-hidden size={16} className="text-warn" />
        {items === 1 ? "One item failed" : `${items.toLocaleString("en")} items failed`}
      </h2>
      <ul className="border-inherit">
        {failures.map((failure) => (
          <Failure
            key={`${failure.stage}-${failure.reason}`}
            failure={failure}
            address={`/projects/${projectId}/items/${failure.example}`}
          >
            {retry && (
              <RetryButton
                failed={{ runId, stage: failure.stage, reason: failure.reason }}
                items={failure.items}
                retry={retry}
              />
            )}
          </Failure>
        ))}
      </ul>
    </section>
  );
}

interface SetbacksProps {
  readonly projectId: string;
  readonly setbacks: readonly ListedFailure[];
}

/** What went wrong and will be tried again by itself. */
export function Setbacks({ projectId, setbacks }: SetbacksProps) {
  if (setbacks.length === 0) return null;
  const items = setbacks.reduce((sum, setback) => sum + setback.items, 0);

  return (
    <section aria-label="Tried again" className="rounded-panel border bg-raised">
      <h2 className="flex items-center gap-3 px-3 py-2 text-sm font-medium">
        <RotateCw aria-hidden size={16} className="text-muted" />
        {items === 1 ? "One item is tried again" : `${items.toLocaleString("en")} items are tried again`}, after a while
      </h2>
      <ul>
        {setbacks.map((setback) => (
          <Failure
            key={`${setback.stage}-${setback.reason}`}
            failure={setback}
            address={`/projects/${projectId}/items/${setback.example}`}
          />
        ))}
      </ul>
    </section>
  );
}

interface FailureProps {
  readonly failure: ListedFailure;
  /** Of an item that failed so. */
  readonly address: string;
  readonly children?: ReactNode;
}

/** What is mended on the engines' page. */
const ENGINE_REASON = /^(engine-|gguf-|EngineResting|EngineUnavailable)/;

function Failure({ failure: { stage, reason, items, detail }, address, children }: FailureProps) {
  return (
    <li className="flex items-center gap-3 border-t border-inherit px-3 py-2 text-sm">
      <span className="w-12 text-right font-semibold">{items.toLocaleString("en")}</span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p>
          {FAILURE_WORDS[reason] ?? reason}
          {stage && ` at ${STAGE_WORDS[stage]}`} ·{" "}
          <Link href={address} className="text-accent underline">
            {items === 1 ? "the item" : "one of them"}
          </Link>
        </p>
        {detail && <p className="line-clamp-2 break-words text-muted">{detail}</p>}
        {ENGINE_REASON.test(reason) && (
          <p>
            <Link href="/engines" className="text-accent underline">
              Engines of this installation
            </Link>
            , which its founders set
          </p>
        )}
      </div>
      {children}
    </li>
  );
}
