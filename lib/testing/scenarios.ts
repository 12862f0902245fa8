import type { Db } from "#lib/db/client.ts";
import type { Size } from "#lib/domain/geometry.ts";
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
export function plantItems(
  place: Place,
  count: number,
  describe: (n: number) => string = () => "The dog is blurry. The sky is bright and clear.",
): Promise<ItemId[]> {
  const photos = Array.from({ length: count }, (_, n) => ({ bytes: pictureBytes(n, SIZE), size: SIZE, format: "png" }));

  return plantPhotos(
    place,
    photos.map((photo, n) => ({ ...photo, description: describe(n) })),
  );
}

type Place = { readonly db: Db; readonly storage: ObjectStore; readonly projectId: ProjectId };

/** A picture as a test has it, upright, and what is said of it. */
interface PlantedPhoto {
  readonly bytes: Buffer;
  readonly size: Size;
  readonly format: string;
  readonly description: string;
}

/** An item a photo. */
export async function plantPhotos(
  { db, storage, projectId }: Place,
  photos: readonly PlantedPhoto[],
): Promise<ItemId[]> {
  const sourceId = newId<"Source">();
  const importId = newId<"Import">();
  await db.source.create({
    data: { id: sourceId, projectId, name: sourceId, licence: "CC0-1.0", redistributable: true },
  });
  const row = { format: "q-pathway", status: "done", place: {}, dryRun: false, progress: {}, startedBy: "test" };
  await db.import.create({ data: { id: importId, projectId, ...row } });
  const items: ItemId[] = [];
  for (const [n, { bytes, size, format, description }] of photos.entries()) {
    const { sha256 } = await storage.put(bytes);
    const image = { id: newId<"Image">(), projectId, sha256, ...size, bytes: bytes.length, format };
    await db.image.create({
      data: { ...image, orientation: 1, perceptualHash: "0".repeat(16), path: `${n}.${format}`, sourceId },
    });
    const item = { id: newId<"Item">(), projectId, imageId: image.id, importId, format: "q-pathway" };
    await db.item.create({ data: { ...item, externalId: String(n), description, textOrigin: "human" } });
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
