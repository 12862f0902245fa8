import os from "node:os";
import type { Context } from "#lib/context.ts";
import { exportItemsJob } from "#lib/queue/jobs/export-items.ts";
import { runImportJob } from "#lib/queue/jobs/run-import.ts";
import { suggestItemJob } from "#lib/queue/jobs/suggest-item.ts";
import { testEngineJob } from "#lib/queue/jobs/test-engine.ts";
import { type BoundHandler, bind } from "#lib/queue/queue.ts";
import { exportItems } from "#lib/services/export-items.ts";
import { failExport } from "#lib/services/fail-export.ts";
import { failImport } from "#lib/services/fail-import.ts";
import { giveUpEngineTest } from "#lib/services/give-up-engine-test.ts";
import { giveUpItem } from "#lib/services/give-up-item.ts";
import { runImport } from "#lib/services/run-import.ts";
import { type SuggestPorts, suggestItem } from "#lib/services/suggest-item.ts";
import { type TestPorts, testEngine } from "#lib/services/test-engine.ts";

/** What a worker has at hand. */
export interface WorkerPorts extends Omit<SuggestPorts & TestPorts, "signal"> {
  readonly transact: Context["transact"];
  /** Folder where uploads are put together. */
  readonly staging: string;
  readonly concurrency: number;
  /** Aborts when the process is told to stop: long work breaks off where it can be gone on with. */
  readonly stopping: AbortSignal;
}

/** Each job and the service that does it. */
export function handlers({ transact, concurrency, stopping, ...ports }: WorkerPorts): BoundHandler[] {
  const actor = { kind: "worker", name: `worker@${os.hostname()}` } as const;
  const base = { actor, transact, now: () => new Date() };
  const context = (signal: AbortSignal) => ({ ...base, ports: { ...ports, signal } });
  const bare = { ...base, ports: undefined };

  return [
    bind({
      job: suggestItemJob,
      concurrency,
      handle: (key, signal) => suggestItem(context(signal), key),
      giveUp: (key) => giveUpItem(bare, key),
    }),
    bind({
      job: runImportJob,
      concurrency: 1,
      handle: (key, signal) => runImport(context(AbortSignal.any([signal, stopping])), key),
      giveUp: (key) => failImport(bare, key),
    }),
    bind({
      job: exportItemsJob,
      concurrency: 1,
      handle: (key, signal) => exportItems(context(signal), key),
      giveUp: (key) => failExport(bare, key),
    }),
    bind({
      job: testEngineJob,
      concurrency: 1,
      handle: (key, signal) => testEngine(context(signal), key),
      giveUp: (key) => giveUpEngineTest(bare, key),
    }),
  ];
}
