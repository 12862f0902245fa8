import type { EngineUse } from "#lib/domain/engine-use.ts";

/** What a run asked of engines, in one line; nothing where nothing was counted. */
export function EngineUseLine({ use }: { readonly use: EngineUse }) {
  const { engineCalls, keptAnswers, tokensIn, tokensOut, cost } = use;
  if (engineCalls + keptAnswers === 0) return null;
  const parts = [
    `${count(engineCalls)} engine ${engineCalls === 1 ? "call" : "calls"}`,
    `${count(keptAnswers)} ${keptAnswers === 1 ? "answer" : "answers"} from cache`,
    ...(tokensIn + tokensOut > 0 ? [`${count(tokensIn)} tokens in, ${count(tokensOut)} out`] : []),
    ...(cost > 0 ? [`cost ${cost < 1 ? cost.toPrecision(2) : cost.toFixed(2)}`] : []),
  ];

  return <p className="text-sm text-muted">{parts.join(" · ")}</p>;
}

function count(n: number): string {
  return n.toLocaleString("en");
}
