/** A file on its way, under the path by which rows name it. */
export interface FileToSend {
  readonly path: string;
  readonly file: Blob;
}

/** How far the sending is. */
export interface SendingProgress {
  readonly files: number;
  readonly ofFiles: number;
  readonly bytes: number;
  readonly ofBytes: number;
}

interface Sending {
  /** Address of the project's uploads. */
  readonly address: string;
  readonly batch: string;
  readonly files: readonly FileToSend[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SendingProgress) => void;
}

const CHUNK_BYTES = 8 * 1024 * 1024;
const FILES_A_CALL = 500;
const LANES = 4;
const TRIES = 4;

/** Sends files in chunks, a few at a time. What broke off goes on where it was; a page that is left sends nothing more. */
export async function sendFiles({ address, batch, files, signal, onProgress }: Sending): Promise<void> {
  const ofBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const done = { files: 0, bytes: 0 };
  const tell = () => onProgress({ ...done, ofFiles: files.length, ofBytes });
  tell();
  for (let from = 0; from < files.length; from += FILES_A_CALL) {
    const part = files.slice(from, from + FILES_A_CALL);
    const known = await announce(address, { batch, files: part }, signal);
    const waiting = part.values();
    const lane = async () => {
      for (const { path, file } of waiting) {
        const upload = known.get(path);
        if (!upload) throw new Error(`${path} was not taken up`);
        await sendOne({ address: `${address}/${upload.id}`, file, from: upload.received, signal }, (bytes) => {
          done.bytes += bytes;
          tell();
        });
        done.files += 1;
        tell();
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}

type Announced = { readonly id: string; readonly path: string; readonly received: number };

async function announce(
  address: string,
  { batch, files }: Pick<Sending, "batch" | "files">,
  signal: AbortSignal,
): Promise<Map<string, Announced>> {
  const body = JSON.stringify({ batch, files: files.map(({ path, file }) => ({ path, bytes: file.size })) });
  const headers = { "content-type": "application/json" };
  const response = await fetch(address, { method: "POST", headers, body, signal });
  const answer: { uploads?: Announced[]; message?: string } = await response.json();
  if (!response.ok || !answer.uploads) throw new Error(answer.message ?? `the server answered ${response.status}`);

  return new Map(answer.uploads.map((upload) => [upload.path, upload]));
}

interface OneFile {
  readonly address: string;
  readonly file: Blob;
  readonly from: number;
  readonly signal: AbortSignal;
}

async function sendOne({ address, file, from, signal }: OneFile, sent: (bytes: number) => void): Promise<void> {
  let at = from;
  let failures = 0;
  sent(at);
  do {
    const before = at;
    const body = file.slice(at, at + CHUNK_BYTES);
    const response = await fetch(address, {
      method: "PATCH",
      headers: { "upload-offset": String(at) },
      body,
      signal,
    }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null;
    });
    at = offsetOf(response) ?? (await reached(address, signal)) ?? at;
    sent(at - before);
    failures = at > before || file.size === 0 ? 0 : failures + 1;
    if (failures >= TRIES) throw new Error(`the server takes no more of a file (${response?.status ?? "no answer"})`);
    if (failures > 0) await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failures));
  } while (at < file.size);
}

function offsetOf(response: Response | null): number | null {
  const offset = response?.ok ? response.headers.get("upload-offset") : null;

  return offset === null ? null : Number(offset);
}

/** How far the server says that the file is. */
async function reached(address: string, signal: AbortSignal): Promise<number | null> {
  const response = await fetch(address, { method: "HEAD", signal }).catch(() => null);

  return offsetOf(response);
}
