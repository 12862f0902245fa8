import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** Seals small secrets under the installation's own; what was sealed under another does not open, and says so. */
export interface Sealing {
  /** The sealed text, bound to `id`: copied to another it does not open. */
  seal(id: string, text: string): Uint8Array<ArrayBuffer>;
  /** The text; null where another secret, another id or another hand made it. */
  open(id: string, sealed: Uint8Array): string | null;
  /** Tells secrets apart without telling them. */
  readonly mark: string;
}

const VERSION = 1;
const [IV_BYTES, TAG_BYTES, KEY_BYTES] = [12, 16, 32];

/** AES-256-GCM under a key that HKDF derives from the secret: version, nonce, tag, then the sealed text. */
export function sealingWith(secret: string): Sealing {
  const key = derived(secret, "giqa sealed keys");
  const mark = createHash("sha256").update(derived(secret, "giqa mark of the secret")).digest("hex").slice(0, 16);

  return {
    mark,
    seal: (id, text) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(boundTo(id));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);

      return Uint8Array.from(Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]));
    },
    open: (id, sealed) => {
      const [from, to] = [1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES];
      if (sealed[0] !== VERSION || sealed.length < to) return null;
      const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, from)).setAAD(boundTo(id));
      decipher.setAuthTag(sealed.subarray(from, to));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(to)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

function derived(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "giqa-studio", use, KEY_BYTES));
}

function boundTo(id: string): Buffer {
  return Buffer.from(`${VERSION}:${id}`, "utf8");
}
