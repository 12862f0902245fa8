"use client";

import { Image as ImageIcon, type LucideIcon, Play, Text } from "lucide-react";
import { useSending } from "#components/people/use-sending.ts";
import { useLookingAgain } from "#components/projects/use-looking-again.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { TestedAs, TestOutcome } from "#lib/domain/engine-test.ts";
import { momentWords, sentence } from "./engine-words.ts";
import type { EngineActions, ListedEngine, ListedTest } from "./engines-page.tsx";

interface EngineTestProps {
  readonly engine: ListedEngine;
  readonly now: Date;
  readonly test: EngineActions["test"];
}

type Way = { readonly port: TestedAs; readonly words: string; readonly icon: LucideIcon };
const OF_SERVER: readonly Way[] = [
  { port: "tags", words: "Test with a sentence", icon: Text },
  { port: "judge", words: "Test with a picture", icon: ImageIcon },
];
const OF_OTHERS: readonly Way[] = [{ port: "tags", words: "Test", icon: Play }];

/** Asks for a real call to the engine, and shows what came back. */
export function EngineTest({ engine, now, test }: EngineTestProps) {
  const { busy, refused, send } = useSending();
  const isWaiting = engine.test !== null && engine.test.state !== "ended";
  useLookingAgain(isWaiting);
  const ways = engine.set?.setting.kind === "openai" ? OF_SERVER : OF_OTHERS;

  return (
    <div className="grid gap-3 border-t pt-4">
      <div className="flex flex-wrap gap-2">
        {ways.map(({ port, words, icon }) => (
          <Button
            key={port}
            icon={icon}
            aria-disabled={busy || isWaiting}
            onClick={() => busy || isWaiting || void send(() => test({ name: engine.name, port }))}
          >
            {words}
          </Button>
        ))}
      </div>
      {refused && <Notice tone="danger">{refused}</Notice>}
      {engine.test && <Result test={engine.test} now={now} />}
    </div>
  );
}

const TAKEN_WITHIN_SECONDS = 8;

function Result({ test, now }: { readonly test: ListedTest; readonly now: Date }) {
  const seconds = Math.max(0, Math.round((now.getTime() - test.askedAt.getTime()) / 1000));
  if (test.state === "asked")
    return (
      <Notice title={`Waiting for a worker, ${seconds} s`}>
        {seconds > TAKEN_WITHIN_SECONDS && (
          <>
            No worker has taken it up. Start one with <code className="font-mono">npm run worker</code>.
          </>
        )}
      </Notice>
    );
  if (test.state === "running" || !test.outcome) return <Notice title={`A worker asks the engine, ${seconds} s`} />;

  return <Outcome outcome={test.outcome} at={test.endedAt ?? test.askedAt} />;
}

function Outcome({ outcome, at }: { readonly outcome: TestOutcome; readonly at: Date }) {
  if (outcome.ended === "failed")
    return (
      <Notice tone="danger" title={sentence(outcome.problem)}>
        <p>{outcome.advice}</p>
        <p className="text-muted">
          After {outcome.seconds.toFixed(1)} s, {momentWords(at)}
        </p>
      </Notice>
    );

  return (
    <Notice tone="good" title="The engine answered">
      <p className="text-muted">{outcome.asked}</p>
      <ul className="my-1 font-mono text-xs">
        {outcome.answer.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      <p className="text-muted">{spentWords(outcome).join(" · ")}</p>
      <p className="text-muted">{momentWords(at)}</p>
    </Notice>
  );
}

function spentWords({ seconds, tokensIn, tokensOut, cost }: Extract<TestOutcome, { ended: "answered" }>): string[] {
  return [
    `${seconds.toFixed(1)} s`,
    tokensIn === null ? "tokens not counted" : `${tokensIn} tokens in, ${tokensOut ?? 0} out`,
    ...(cost === null ? [] : [`cost ${cost.toPrecision(3)}`]),
  ];
}
