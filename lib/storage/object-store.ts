import type { Readable } from "node:stream";

/** Bytes kept by their SHA-256 (hexadecimal): the same bytes are kept once, and never change. */
export interface ObjectStore {
  /** Takes the stream to its end; answers hash and length. What breaks off leaves nothing behind. */
  put(bytes: Readable | Uint8Array): Promise<{ sha256: string; bytes: number }>;
  has(sha256: string): Promise<boolean>;
  /** Length in bytes; null when there is no such object. */
  size(sha256: string): Promise<number | null>;
  /** The bytes, or a part of them (`to` included). Fails when there is no such object. */
  read(sha256: string, range?: { from: number; to: number }): Promise<Readable>;
  /** The bytes whole. Fails when there is no such object. */
  bytes(sha256: string): Promise<Buffer>;
  /** Keeps a derived thing of an object under its hash and a name: a rendition. Overwrites. */
  putDerived(sha256: string, name: string, bytes: Uint8Array): Promise<void>;
  /** A derived thing; null when it was not made. */
  derived(sha256: string, name: string): Promise<Buffer | null>;
}
