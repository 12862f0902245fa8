import { describe, expect } from "vitest";
import { announce, changesSince, newestChange } from "#lib/db/changes.ts";
import { transactor } from "#lib/db/transaction.ts";
import { newId, type ProjectId } from "#lib/domain/ids.ts";
import { test } from "#lib/testing/database.ts";
import { listen } from "./listen.ts";

describe("what live pages hear", () => {
  test("is each change of their project, in order, and nothing of another", async ({ db, url }) => {
    const transact = transactor(db);
    const [mine, other] = [newId<"Project">(), newId<"Project">()];
    for (const id of [mine, other]) await db.project.create({ data: { id, name: id, nameKey: id } });
    const end = new AbortController();
    const heard = listen(url, mine, end.signal);
    await heard.next(); // connected
    const tell = (projectId: ProjectId, id: string) => transact((tx) => announce(tx, { projectId, kind: "run", id }));
    await tell(mine, "one");
    await tell(other, "not mine");
    await tell(mine, "two");
    const first = (await heard.next()).value;
    const second = (await heard.next()).value;
    end.abort();

    expect([first, second]).toMatchObject([{ id: "one" }, { id: "two" }]);
    expect((await heard.next()).done).toBe(true);
    expect((await changesSince(db, mine, 0)).map(({ id }) => id)).toEqual(["one", "two"]);
    expect(await changesSince(db, mine, await newestChange(db, mine))).toEqual([]);
  });

  test("is not told of what was rolled back", async ({ db }) => {
    const mine = newId<"Project">();
    await db.project.create({ data: { id: mine, name: mine, nameKey: mine } });
    const broken = transactor(db)(async (tx) => {
      await announce(tx, { projectId: mine, kind: "run", id: "never" });
      throw new Error("afterwards");
    });

    await expect(broken).rejects.toThrow("afterwards");
    expect(await changesSince(db, mine, 0)).toEqual([]);
  });

  test("never passes a reader by, where many write at once", async ({ db }) => {
    const transact = transactor(db);
    const mine = newId<"Project">();
    await db.project.create({ data: { id: mine, name: mine, nameKey: mine } });
    const writes = Array.from({ length: 20 }, (_, i) =>
      transact((tx) => announce(tx, { projectId: mine, kind: "run", id: String(i) })),
    );
    let done = false;
    const all = Promise.all(writes).then(() => (done = true));
    const seen: string[] = [];
    for (let cursor = 0, last = false; !last; ) {
      last = done; // one more reading after the last write
      const news = await changesSince(db, mine, cursor);
      cursor = news.at(-1)?.number ?? cursor;
      seen.push(...news.map(({ id }) => id));
    }
    await all;

    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  });
});
