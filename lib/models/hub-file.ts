/** A file of a model hub that speaks Hugging Face's addresses: `<url>/<repository>/resolve/<revision>/<path>`. */
export interface HubFile {
  /** The hub's own address. */
  readonly url: string;
  readonly repository: string;
  readonly revision: string;
  readonly path: string;
}

/** What a hub says of a file before it is fetched. */
export interface RemoteFile {
  readonly url: string;
  readonly path: string;
  /** Null: it does not say. */
  readonly bytes: number | null;
  /** The hub's name of this content: SHA-256 of a large file, git's hash of a small one; anything else of other servers. */
  readonly etag: string | null;
  /** The commit that the revision stands for. */
  readonly commit: string | null;
}

/** Weights could not be had, in words that say what to do. */
export class NotFetched extends Error {
  override readonly name = "NotFetched";
}

const MOST_REDIRECTS = 5;
const ANSWER_WITHIN_MS = 30_000;

/** Asks the hub about a file. It sends to another server for the bytes, and says itself what they are. */
export async function askHub(file: HubFile, signal: AbortSignal): Promise<RemoteFile> {
  const { repository, revision, path } = file;
  const url = `${file.url.replace(/\/+$/, "")}/${repository}/resolve/${encodeURIComponent(revision)}/${path}`;
  let [at, answer] = [url, await head(url, signal)];
  for (let n = 0; n < MOST_REDIRECTS && isRenamed(answer, at); n++) {
    at = new URL(answer.headers.get("location") ?? "", at).href;
    answer = await head(at, signal);
  }
  if (answer.status >= 400) throw new NotFetched(refusal(answer.status, file));
  const { headers } = answer;
  const length = headers.get("x-linked-size") ?? (answer.status < 300 ? headers.get("content-length") : null);

  return {
    ...{ url: at, path, bytes: length === null ? null : Number(length) },
    etag: bare(headers.get("x-linked-etag") ?? (answer.status < 300 ? headers.get("etag") : null)),
    commit: headers.get("x-repo-commit"),
  };
}

/** A redirect within the hub is about the repository's name; one that leads elsewhere is where the bytes are. */
function isRenamed({ status, headers }: Response, at: string): boolean {
  const location = headers.get("location");

  return status >= 300 && status < 400 && location !== null && new URL(location, at).origin === new URL(at).origin;
}

async function head(url: string, signal: AbortSignal): Promise<Response> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  try {
    return await fetch(url, {
      ...{ method: "HEAD", redirect: "manual", signal: within },
      headers: { "accept-encoding": "identity" },
    });
  } catch (error) {
    signal.throwIfAborted();
    throw new NotFetched(`the hub at ${new URL(url).origin} cannot be reached`, { cause: error });
  }
}

function refusal(status: number, { url, repository, revision, path }: HubFile): string {
  if (status === 404) return `the hub at ${url} has no ${path} in ${repository} at revision ${revision} (404)`;
  if (status === 401 || status === 403) return `the hub at ${url} does not give out ${repository} (${status})`;

  return `the hub at ${url} answered ${status} about ${path} of ${repository}`;
}

function bare(etag: string | null): string | null {
  return etag?.replace(/^W\//, "").replaceAll('"', "") || null;
}
