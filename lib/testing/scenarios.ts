import type { Db } from "#lib/db/client.ts";
import { type ItemId, newId, type ProjectId, type UserId } from "#lib/domain/ids.ts";
import type { ObjectStore } from "#lib/storage/object-store.ts";
import { pictureBytes } from "./samples.ts";

const SIZE = { width: 48, height: 32 };

/** A project with nothing in it. */
export async function plantProject(db: Db, name: string = crypto.randomUUID()): Promise<ProjectId> {
  const id = newId<"Project">();
  await db.project.create({ data: { id, name, nameKey: name.toLowerCase() } });

  return id;
}

/** So many items, each with a tiny picture of its own and the description that is asked for it. */
export async function plantItems(
  { db, storage, projectId }: { db: Db; storage: ObjectStore; projectId: ProjectId },
  count: number,
  describe: (n: number) => string = () => "The dog is blurry. The sky is bright and clear.",
): Promise<ItemId[]> {
  const sourceId = newId<"Source">();
  const importId = newId<"Import">();
  await db.source.create({
    data: { id: sourceId, projectId, name: sourceId, licence: "CC0-1.0", redistributable: true },
  });
  const row = { format: "q-pathway", status: "done", place: {}, dryRun: false, progress: {}, startedBy: "test" };
  await db.import.create({ data: { id: importId, projectId, ...row } });
  const items: ItemId[] = [];
  for (let n = 0; n < count; n++) {
    const bytes = pictureBytes(n, SIZE);
    const { sha256 } = await storage.put(bytes);
    const image = { id: newId<"Image">(), projectId, sha256, ...SIZE, bytes: bytes.length, format: "png" };
    await db.image.create({
      data: { ...image, orientation: 1, perceptualHash: "0".repeat(16), path: `${n}.png`, sourceId },
    });
    const item = { id: newId<"Item">(), projectId, imageId: image.id, importId, format: "q-pathway" };
    await db.item.create({
      data: { ...item, externalId: String(n), description: describe(n), textOrigin: "human" },
    });
    items.push(item.id);
  }

  return items;
}

/** Somebody who annotates the item in an open round. */
export async function plantTakenItem(db: Db, projectId: ProjectId, itemId: ItemId): Promise<UserId> {
  const userId = newId<"User">();
  const [protocolId, roundId, taskId] = [newId<"Protocol">(), newId<"Round">(), newId<"Task">()];
  const email = `${userId}@example.org`;
  await db.user.create({ data: { id: userId, email, name: "Ada", passwordHash: "" } });
  await db.protocol.create({ data: { id: protocolId, projectId, name: "blind", body: {} } });
  await db.round.create({ data: { id: roundId, projectId, protocolId, number: 1, kind: "blind", status: "open" } });
  await db.task.create({ data: { id: taskId, roundId, itemId, order: 0, openSlots: 2 } });
  const share = { id: newId<"Assignment">(), taskId, userId, status: "draft", leaseUntil: new Date() };
  await db.assignment.create({ data: share });

  return userId;
}
