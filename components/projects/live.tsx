"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Change } from "#lib/domain/change.ts";

interface LiveProps {
  readonly projectId: string;
  /** The changes that this page shows. */
  readonly kinds: readonly Change["kind"][];
  /** Look also without a change, for what the clock alone changes; null: not. */
  readonly everySeconds?: number | null;
}

/** A page is loaded anew at most so often, however many changes come. */
const LEAST_MILLISECONDS = 700;

/** Loads the page's data anew when something of it has changed; what was missed while away comes with the return. */
export function Live({ projectId, kinds, everySeconds = null }: LiveProps) {
  const { refresh } = useRouter();
  const wanted = kinds.join(" ");
  useEffect(() => {
    const source = new EventSource(`/api/projects/${projectId}/events`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refreshSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        refresh();
      }, LEAST_MILLISECONDS);
    };
    const beat = everySeconds === null ? undefined : setInterval(refreshSoon, everySeconds * 1000);
    source.onopen = refreshSoon; // something may have changed between the page's reading and now
    source.onmessage = ({ data }) => {
      const change = Change.safeParse(JSON.parse(data));
      if (change.success && wanted.split(" ").includes(change.data.kind)) refreshSoon();
    };

    return () => {
      source.close();
      clearInterval(beat);
      clearTimeout(timer);
    };
  }, [projectId, wanted, everySeconds, refresh]);

  return null;
}
