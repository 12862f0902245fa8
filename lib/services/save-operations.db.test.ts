import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import { annotationOf } from "#lib/db/annotations.ts";
import type { Db } from "#lib/db/client.ts";
import { startingFrom } from "#lib/domain/annotation.ts";
import { type Diff, EMPTY_DIFF } from "#lib/domain/diff.ts";
import { newId, type TaskId } from "#lib/domain/ids.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import type { Batch } from "#lib/editor/journal.ts";
import { createStore, type EditorStore } from "#lib/editor/store.ts";
import { folderStore } from "#lib/storage/folder-store.ts";
import { test as base } from "#lib/testing/database.ts";
import { plantPerson, plantSuggestions } from "#lib/testing/experts.ts";
import { plantItems, plantProject } from "#lib/testing/scenarios.ts";
import { closeRound } from "./close-round.ts";
import { openRound } from "./open-round.ts";
import { saveOperations } from "./save-operations.ts";
import { submitAnnotation } from "./submit-annotation.ts";
import { takeTask } from "./take-task.ts";

const storage = folderStore(await mkdtemp(path.join(os.tmpdir(), "giqa-save-")));
const DESCRIPTION = "The dog is blurry. The sky is bright and clear.";

async function plant(db: Db) {
  const projectId = await plantProject(db);
  const items = await plantItems({ db, storage, projectId }, 1);
  await plantSuggestions(db, projectId, items);
  const [admin, expert] = [await plantPerson(db, projectId, "admin"), await plantPerson(db, projectId, "expert")];
  const { roundId } = await openRound(admin, { projectId, items: "all" });
  const { taskId } = await takeTask(expert, { projectId });
  const draft = async () => {
    const { id } = await db.assignment.findFirstOrThrow({ where: { taskId } });
    return annotationOf(db, id as Parameters<typeof annotationOf>[1]);
  };

  return { projectId, roundId, taskId, admin, expert, draft };
}

const test = base.extend<{ planted: Awaited<ReturnType<typeof plant>> }>({
  planted: async ({ db }, use) => use(await plant(db)),
});
const refused = (code: string) => expect.objectContaining({ name: Refusal.name, code });

function opened(): EditorStore {
  return createStore({
    ...{ annotation: startingFrom(DESCRIPTION), revision: 0, suggestion: null, journal: null, isEditable: true },
    ...{ image: { width: 48, height: 32 }, newId: () => newId(), now: () => 0 },
  });
}

const written = (words: string, from = 0): Diff => ({
  ...EMPTY_DIFF,
  texts: [{ text: "description", edit: { from, removed: "", insert: words } }],
});

const batchOf = (store: EditorStore): Batch => store.nextBatch() ?? expect.fail("nothing to send");
const sentBy = (taskId: TaskId, batch: Batch) => ({ taskId, tab: null, ...batch });

describe("operations of an expert", () => {
  test("are taken in once, however often they are sent", async ({ planted, db }) => {
    const { expert, taskId, draft } = planted;
    const sent = { taskId, tab: null, base: 0, opId: newId<"Operation">(), diffs: [written("A")] };
    const answers = await Promise.all([saveOperations(expert, sent), saveOperations(expert, sent)]);
    await saveOperations(expert, sent);

    expect(answers.map(({ revision }) => revision)).toEqual([1, 1]);
    expect((await draft())?.annotation.texts.description).toBe(`A${DESCRIPTION}`);
    expect(await db.operation.count()).toBe(1);
  });

  test("on an old state change nothing, and are answered with what came since", async ({ planted }) => {
    const { expert, taskId, draft } = planted;
    await saveOperations(expert, { taskId, tab: null, base: 0, opId: newId<"Operation">(), diffs: [written("A")] });
    const late = { taskId, tab: null, base: 0, opId: newId<"Operation">(), diffs: [written("B")] };

    expect(await saveOperations(expert, late)).toEqual({ revision: 1, diffs: [written("A")] });
    expect((await draft())?.annotation.texts.description).toBe(`A${DESCRIPTION}`);
  });

  test("of two tabs that work at once are all kept", async ({ planted }) => {
    const { expert, taskId, draft } = planted;
    const [one, two] = [opened(), opened()];
    one.dispatch({ kind: "edit-text", text: "description", edits: [{ from: 0, removed: "", insert: "One. " }] });
    two.dispatch({ kind: "draw-region", box: { x1: 2, y1: 2, x2: 20, y2: 18 }, mention: null });
    two.dispatch({ kind: "edit-text", text: "description", edits: [{ from: 4, removed: "dog", insert: "hound" }] });
    for (const store of [one, two])
      for (let batch = store.nextBatch(); batch; batch = store.nextBatch()) {
        const { revision, diffs } = await saveOperations(expert, sentBy(taskId, batch));
        if (diffs) store.absorb(revision, diffs);
        else store.acknowledge(batch.opId, revision);
      }

    const kept = await draft();
    expect(kept?.annotation).toEqual(two.state().annotation);
    expect(kept?.annotation.texts.description).toBe(`One. ${DESCRIPTION.replace("dog", "hound")}`);
    expect(Object.keys(kept?.annotation.regions ?? {})).toHaveLength(1);
  });

  test("that fit no state, or lead to what cannot be, are refused and change nothing", async ({ planted }) => {
    const { expert, taskId, draft } = planted;
    const sending = (diff: Diff) =>
      saveOperations(expert, { taskId, tab: null, base: 0, opId: newId<"Operation">(), diffs: [diff] });
    const gone = { text: "description", edit: { from: 0, removed: "A cat", insert: "" } } as const;
    const region = { id: newId<"Region">(), box: { x1: 0, y1: 0, x2: 4000, y2: 10 }, proposal: null };

    await expect(sending({ ...EMPTY_DIFF, texts: [gone] })).rejects.toEqual(refused("operation-does-not-apply"));
    await expect(
      sending({ ...EMPTY_DIFF, regions: { added: { [region.id]: region }, removed: {}, updated: {} } }),
    ).rejects.toEqual(refused("operation-does-not-apply"));
    expect(await draft()).toBeNull();
  });

  test("are the expert's own, and end with the round", async ({ planted }) => {
    const { admin, expert, taskId, roundId } = planted;
    const sent = { taskId, tab: null, base: 0, opId: newId<"Operation">(), diffs: [written("A")] };
    await expect(saveOperations(admin, sent)).rejects.toEqual(refused("task-not-yours"));
    await closeRound(admin, { roundId, reason: "enough" });
    await expect(saveOperations(expert, sent)).rejects.toBeInstanceOf(Refusal);
  });
});

describe("a submission", () => {
  test("freezes what the expert saw, once, and needs the overall quality", async ({ planted, db }) => {
    const { expert, taskId } = planted;
    const store = opened();
    await expect(submitAnnotation(expert, { taskId, revision: 0 })).rejects.toEqual(refused("not-ready-to-submit"));
    store.dispatch({ kind: "set-overall", degree: 4 });
    store.dispatch({ kind: "rule-nothing-to-draw", value: true });
    await saveOperations(expert, sentBy(taskId, batchOf(store)));

    await expect(submitAnnotation(expert, { taskId, revision: 0 })).rejects.toEqual(
      refused("operation-does-not-apply"),
    );
    await submitAnnotation(expert, { taskId, revision: 1 });
    await expect(submitAnnotation(expert, { taskId, revision: 1 })).rejects.toEqual(refused("task-finished"));
    expect((await db.assignment.findFirstOrThrow({ where: { taskId } })).status).toBe("submitted");
  });
});
