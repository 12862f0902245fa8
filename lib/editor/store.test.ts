import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Annotation, startingFrom } from "#lib/domain/annotation.ts";
import { flawOf } from "#lib/domain/annotation-flaw.ts";
import { apply, type Diff } from "#lib/domain/diff.ts";
import { newId, type OperationId } from "#lib/domain/ids.ts";
import { FIRST_LOOK } from "#lib/domain/protocol.ts";
import { isEmpty, wordsOf } from "#lib/domain/span.ts";
import { commandOf, type Draw, draw, SUGGESTION } from "#lib/testing/random-commands.ts";
import { JournalEntry } from "./journal.ts";
import { lintsOf } from "./lints.ts";
import { allOf } from "./records.ts";
import { createStore, type EditorStore } from "./store.ts";

const image = { width: 300, height: 200 };
const begun = startingFrom(SUGGESTION.description);
const draws = fc.array(draw, { maxLength: 25 });

function storeOf(
  from: { annotation?: Annotation; revision?: number; journal?: JournalEntry | null } = {},
): EditorStore {
  let milliseconds = 0;

  return createStore({
    ...{ annotation: begun, revision: 0, journal: null, suggestion: SUGGESTION, image, isEditable: true, ...from },
    newId: () => newId(),
    now: () => {
      milliseconds += 400;
      return milliseconds;
    },
  });
}

function play(store: EditorStore, all: readonly Draw[]): void {
  for (const one of all) {
    const drawn = commandOf(store.state().annotation, one);
    if (drawn === "undo") store.undo();
    else if (drawn === "redo") store.redo();
    else if (drawn) store.dispatch(drawn);
  }
}

/** A server that takes in batches as ours does. */
class Server {
  annotation: Annotation = begun;
  readonly operations: { id: OperationId; diffs: readonly Diff[] }[] = [];

  /** Sends until the store has nothing left; false where the server was ahead and the store has absorbed it. */
  take(store: EditorStore): void {
    for (let batch = store.nextBatch(); batch; batch = store.nextBatch()) {
      const { opId, base, diffs } = batch;
      const known = this.operations.findIndex(({ id }) => id === opId);
      if (known >= 0) store.acknowledge(opId, known + 1);
      else if (base === this.operations.length) {
        this.annotation = diffs.reduce(apply, this.annotation);
        this.operations.push({ id: opId, diffs });
        store.acknowledge(opId, this.operations.length);
      } else
        store.absorb(
          this.operations.length,
          this.operations.slice(base).flatMap((one) => one.diffs),
        );
    }
  }
}

describe("the editor", () => {
  it("keeps every law of an annotation, whatever is done", () => {
    fc.assert(
      fc.property(draws, (all) => {
        const store = storeOf();
        for (const one of all) {
          play(store, [one]);
          expect(flawOf(store.state().annotation, image)).toBeNull();
        }
        expect(Annotation.parse(structuredClone(store.state().annotation))).toEqual(store.state().annotation);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps every mention on words, or flags it", () => {
    fc.assert(
      fc.property(draws, (all) => {
        const store = storeOf();
        play(store, all);
        const { annotation } = store.state();
        const flagged = lintsOf(annotation, SUGGESTION, FIRST_LOOK).flatMap((one) =>
          one.kind === "words-gone" ? [one.mention] : [],
        );
        for (const { id, span, text } of allOf(annotation.mentions))
          expect(flagged.includes(id)).toBe(isEmpty(span) || wordsOf(annotation.texts[text] ?? "", span) === "");
      }),
      { numRuns: 1000 },
    );
  });

  it("takes everything back to the start, and does it again to the end", () => {
    fc.assert(
      fc.property(draws, (all) => {
        const store = storeOf();
        play(store, all);
        while (store.state().canRedo) store.redo();
        const { annotation: end } = store.state();
        while (store.state().canUndo) store.undo();
        expect(store.state().annotation).toEqual(begun);
        while (store.state().canRedo) store.redo();
        expect(store.state().annotation).toEqual(end);
      }),
      { numRuns: 1000 },
    );
  });

  it("joins quick typing in one text into one step", () => {
    const store = storeOf();
    for (const [n, letter] of [..."abc"].entries())
      store.dispatch({ kind: "edit-text", text: "description", edits: [{ from: n, removed: "", insert: letter }] });
    store.undo();
    expect(store.state().annotation).toEqual(begun);
  });
});

describe("saving", () => {
  it("leads the server to what is on the screen, in batches a beacon carries", () => {
    fc.assert(
      fc.property(draws, (all) => {
        const [store, server] = [storeOf(), new Server()];
        play(store, all);
        server.take(store);
        expect(server.annotation).toEqual(store.state().annotation);
        expect(store.state()).toMatchObject({ unsent: 0, saving: { state: "saved" } });
        expect(store.journal()).toBeNull();
        for (const { diffs } of server.operations) expect(JSON.stringify(diffs).length).toBeLessThan(64 * 1024);
      }),
      { numRuns: 1000 },
    );
  });

  it("sends a batch again until it is acknowledged, under the same id, and loses and doubles nothing", () => {
    fc.assert(
      fc.property(draws, draws, (all, more) => {
        const [store, server] = [storeOf(), new Server()];
        play(store, all);
        const sent = store.nextBatch();
        if (sent) {
          server.annotation = sent.diffs.reduce(apply, server.annotation);
          server.operations.push({ id: sent.opId, diffs: sent.diffs });
        }
        play(store, more); // the answer was lost
        if (sent) expect(store.nextBatch()).toEqual(sent);
        server.take(store);
        expect(server.annotation).toEqual(store.state().annotation);
      }),
      { numRuns: 500 },
    );
  });

  it("goes on from the journal after a crash, with every change", () => {
    fc.assert(
      fc.property(draws, draws, (all, more) => {
        const [store, server] = [storeOf(), new Server()];
        play(store, all);
        server.take(store);
        play(store, more);
        const journal = store.journal();
        const kept = journal && JournalEntry.parse(JSON.parse(JSON.stringify(journal)));
        const again = storeOf({ annotation: server.annotation, revision: server.operations.length, journal: kept });
        expect(again.state().annotation).toEqual(store.state().annotation);
        server.take(again);
        expect(server.annotation).toEqual(store.state().annotation);
      }),
      { numRuns: 500 },
    );
  });

  it("brings two that work at once to one annotation, and each can still take back its own", () => {
    fc.assert(
      fc.property(draws, draws, (one, other) => {
        const [a, b, server] = [storeOf(), storeOf(), new Server()];
        play(a, one);
        play(b, other);
        const hasWork = b.state().unsent > 0;
        server.take(a);
        server.take(b);
        if (hasWork) expect(b.state().annotation).toEqual(server.annotation);
        expect(flawOf(server.annotation, image)).toBeNull();
        while (b.state().canUndo) b.undo();
        server.take(b);
        if (hasWork) expect(b.state().annotation).toEqual(server.annotation);
        expect(flawOf(server.annotation, image)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
