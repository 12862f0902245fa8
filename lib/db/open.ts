import { embeddedServer } from "./embedded-server.ts";
import { migrate } from "./migrate.ts";

/** A database that is there and migrated. */
export interface OpenDatabase {
  readonly url: string;
  /** Where the embedded server lies; null for a server of one's own. */
  readonly folder: string | null;
  /** Close every pool first. An embedded server that others use is left alone. */
  release(): Promise<void>;
}

/** Opens the database of the address, or joins or starts the embedded one in the data folder; then migrates it. */
export async function openDatabase(at: { url: string | undefined; data: string }): Promise<OpenDatabase> {
  const { url, folder, release } = at.url
    ? { url: at.url, folder: null, release: () => Promise.resolve() }
    : await embeddedServer(`${at.data}/postgres`);
  try {
    await migrate(url);
  } catch (error) {
    await release();
    throw error;
  }

  return { url, folder, release };
}
