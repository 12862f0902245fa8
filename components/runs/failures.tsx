import Link from "next/link";
import { Notice } from "#components/ui/notice.tsx";
import type { StageName } from "#lib/domain/trace.ts";
import { STAGE_WORDS } from "./reason-words.ts";
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

/** What failed, by reason, with an item to look at. */
export function Failures({ projectId, runId, failures, retry }: FailuresProps) {
  if (failures.length === 0) return null;
  const items = failures.reduce((sum, failure) => sum + failure.items, 0);

  return (
    <Notice
      tone="warn"
      title={items === 1 ? "One item failed" : `${items} items failed`}
      action={retry && <RetryButton runId={runId} retry={retry} />}
    >
      <ul className="grid gap-1">
        {failures.map(({ stage, reason, items: count, example, detail }) => (
          <li key={`${stage}-${reason}`}>
            {count} × {stage ? `${STAGE_WORDS[stage]}: ` : ""}
            {reason === "worker-lost" ? "the worker died each time" : detail || reason}{" "}
            <Link href={`/projects/${projectId}/items/${example}`} className="text-accent underline">
              one of them
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
