import { embeddedServer } from "./embedded-server.ts";
import { migrate } from "./migrate.ts";

/** A database that is there and migrated. */
export interface OpenDatabase {
  readonly url: string;
  /** True where it is the embedded one in the data folder. */
  readonly embedded: boolean;
  /** Close every pool first. An embedded server that others use is left alone. */
  release(): Promise<void>;
}

/** Opens the database of the address, or joins or starts the embedded one in the data folder; then migrates it. */
export async function openDatabase(at: { url: string | undefined; data: string }): Promise<OpenDatabase> {
  const embedded = at.url === undefined;
  const { url, release } = at.url
    ? { url: at.url, release: () => Promise.resolve() }
    : await embeddedServer(`${at.data}/postgres`);
  try {
    await migrate(url);
  } catch (error) {
    await release();
    throw error;
  }

  return { url, embedded, release };
}
