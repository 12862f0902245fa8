import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { WhatIfPart, type WhatIfTally } from "#lib/domain/what-if.ts";
import { emptyTally, sumOfTallies } from "#lib/domain/what-if-tally.ts";

/** After the hand has moved a slider last, so that a drag does not begin a hundred times. */
const REST_MILLISECONDS = 200;

/** The run, and the thresholds that are tried over it as JSON. */
export interface Asked {
  readonly projectId: string;
  readonly runId: string;
  readonly changes: string;
}

/** What is known so far. */
export interface Figures {
  /** Of these thresholds. */
  readonly changes: string;
  readonly tally: WhatIfTally;
  /** Items that were gone through. */
  readonly looked: number;
  readonly withheld: number;
  readonly next: string | null;
  readonly seconds: number;
}

interface Gone {
  /** Null until the first items are there. */
  readonly figures: Figures | null;
  readonly status: "going" | "stopped" | "done" | "failed";
  /** Why it failed. */
  readonly message: string | null;
}

/** How the counting stands, and what can be done about it. */
export interface Going extends Gone {
  /** Are the figures still those of the thresholds before? */
  readonly isStale: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** Goes through the run, part by part; anew when other thresholds are tried, whose figures stay until the first are there. */
export function useWhatIf({ projectId, runId, changes }: Asked): Going {
  const [going, setGoing] = useState<Gone>({ figures: null, status: "going", message: null });
  const [begun, setBegun] = useState(0);
  const latest = useRef(nothing(changes));
  const stopper = useRef(new AbortController());
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun again where it was stopped
  useEffect(() => {
    const stop = new AbortController();
    stopper.current = stop;
    const from = latest.current.changes === changes ? latest.current : nothing(changes);
    const tell = (figures: Figures) => {
      latest.current = figures;
      setGoing({ figures, status: figures.next ? "going" : "done", message: null });
    };
    const fail = (error: unknown) => setGoing((last) => ({ ...last, status: "failed", message: messageOf(error) }));
    setGoing((last) => ({ ...last, status: "going", message: null }));
    const timer = setTimeout(
      () => goThrough({ projectId, runId, changes }, from, { tell, signal: stop.signal }).catch(fail),
      REST_MILLISECONDS,
    );

    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [projectId, runId, changes, begun]);

  return {
    ...going,
    isStale: going.figures !== null && going.figures.changes !== changes,
    stop: () => {
      stopper.current.abort();
      setGoing((last) => ({ ...last, status: "stopped" }));
    },
    goOn: () => setBegun((times) => times + 1),
  };
}

function nothing(changes: string): Figures {
  return { changes, tally: emptyTally(), looked: 0, withheld: 0, next: null, seconds: 0 };
}

interface Telling {
  readonly tell: (figures: Figures) => void;
  readonly signal: AbortSignal;
}

/** Tells the figures after each part, from where these end, until there is no more or it is called off. */
async function goThrough(asked: Asked, from: Figures, { tell, signal }: Telling): Promise<void> {
  let figures = from;
  do {
    const began = performance.now();
    const part = await partOf(asked, figures.next, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (!part || signal.aborted) return;
    figures = {
      changes: asked.changes,
      tally: sumOfTallies(figures.tally, part.tally),
      looked: figures.looked + part.looked,
      withheld: figures.withheld + part.withheld,
      next: part.next,
      seconds: figures.seconds + (performance.now() - began) / 1000,
    };
    tell(figures);
  } while (figures.next);
}

async function partOf(asked: Asked, after: string | null, signal: AbortSignal): Promise<WhatIfPart> {
  const query = new URLSearchParams({ changes: asked.changes, ...(after && { after }) });

  return WhatIfPart.parse(await answerOf(`${addressOf(asked)}?${query}`, signal));
}

/** Where the run's figures and pictures are asked for. */
export function addressOf({ projectId, runId }: Pick<Asked, "projectId" | "runId">): string {
  return `/api/projects/${projectId}/runs/${runId}/what-if`;
}

const Refused = z.object({ message: z.string() });

/** The JSON that a route answers; throws the house's sentence where it says no. */
export async function answerOf(address: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(address, { signal });
  const body: unknown = await answer.json();
  if (answer.ok) return body;

  throw new Error(Refused.safeParse(body).data?.message ?? `The server answered ${answer.status}.`);
}

function messageOf(error: unknown): string {
  if (error instanceof TypeError) return "The server cannot be reached.";

  return error instanceof Error ? error.message : String(error);
}
