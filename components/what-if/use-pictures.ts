import { useEffect, useState } from "react";
import { z } from "zod";
import { WhatIfPicture } from "#lib/domain/what-if.ts";
import { type Asked, addressOf, answerOf } from "./use-what-if.ts";

const Answer = z.object({ pictures: z.array(WhatIfPicture) });

export interface ShownPictures {
  readonly pictures: readonly WhatIfPicture[];
  /** Are these not yet those that are asked for? */
  readonly isWaiting: boolean;
  readonly message: string | null;
}

/** The pictures of these suggestions under the thresholds; the last ones stay until they are there. */
export function usePictures({ projectId, runId, changes }: Asked, ids: readonly string[]): ShownPictures {
  const list = ids.join(",");
  const asked = `${changes} ${list}`;
  const [shown, setShown] = useState<{ asked: string; pictures: WhatIfPicture[]; message: string | null }>({
    ...{ asked: "", pictures: [], message: null },
  });
  useEffect(() => {
    if (list === "") return;
    const stop = new AbortController();
    const query = new URLSearchParams({ changes, ids: list });
    answerOf(`${addressOf({ projectId, runId })}/pictures?${query}`, stop.signal)
      .then((answer) => setShown({ asked, pictures: Answer.parse(answer).pictures, message: null }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setShown({ asked, pictures: [], message: String(error) });
      });

    return () => stop.abort();
  }, [projectId, runId, changes, list, asked]);

  return list === ""
    ? { pictures: [], isWaiting: false, message: null }
    : { pictures: shown.pictures, isWaiting: shown.asked !== asked, message: shown.message };
}
