import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Writable } from "node:stream";
import { engineAnswerNoted } from "#lib/db/engine-answers.ts";
import type { ProjectId, RunId } from "#lib/domain/ids.ts";
import type { RecordingLine } from "#lib/domain/recording.ts";
import { recordedEngines } from "#lib/models/recorded/engines.ts";
import { withAnswers } from "#lib/models/with-answers.ts";
import { type Recorded, type RecordPorts, recordRun } from "#lib/services/record-run.ts";
import { type Replayed, replayRecording } from "#lib/services/replay-recording.ts";
import type { CommandContext } from "./context.ts";

/** Writes a run's recording to a file, which stands there once it is whole. */
export async function recordTo(ctx: CommandContext, runId: RunId, file: string): Promise<Recorded> {
  const part = `${file}.part`;
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  const out = Writable.toWeb(createWriteStream(part)).getWriter();
  const write = (line: RecordingLine) => out.write(Buffer.from(`${JSON.stringify(line)}\n`));
  const ports = { recorded: recordedFrom(ctx), write, signal: new AbortController().signal };
  try {
    const recorded = await recordRun({ ...ctx, ports }, { runId });
    await out.close();
    await rename(part, file);

    return recorded;
  } catch (error) {
    await out.abort().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

function recordedFrom({ db }: CommandContext): RecordPorts["recorded"] {
  return (by, tell) => {
    const find = async (key: string) => {
      const kept = await engineAnswerNoted(db, key);
      if (kept) tell(kept);

      return kept?.answer;
    };

    return withAnswers(recordedEngines(by), { find, keep: async () => undefined });
  };
}

/** Keeps the answers of a recording's file, and its recipe for the project where one is named. */
export async function replayFrom(ctx: CommandContext, file: string, projectId: ProjectId | null): Promise<Replayed> {
  await using recording = await open(file);

  return await replayRecording({ ...ctx, ports: { lines: recording.readLines() } }, { projectId });
}
