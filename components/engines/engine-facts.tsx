import type { ReactNode } from "react";
import type { EngineSetting } from "#lib/domain/engine-setting.ts";
import { dayWords } from "./engine-words.ts";
import type { ListedEngine, ListedKey } from "./engines-page.tsx";

type Fact = readonly [words: string, value: ReactNode];

/** What is set of an engine, as words and figures. */
export function EngineFacts({ set }: { readonly set: NonNullable<ListedEngine["set"]> }) {
  const facts = [
    ...factsOf(set.setting, set.key),
    ...(set.at ? [["Set by", `${set.by}, ${dayWords(set.at)}`] as const] : []),
  ];

  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-3 text-sm">
      {facts.map(([words, value]) => (
        <div key={words} className="grid content-start gap-0.5">
          <dt className="text-xs text-muted">{words}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(setting: EngineSetting, key: ListedKey): Fact[] {
  switch (setting.kind) {
    case "openai":
      return [
        ["Address", <Code key="address">{setting.baseUrl}</Code>],
        ["Key", keyWords(key)],
        ["Model that a test asks", setting.model ? <Code key="model">{setting.model}</Code> : "the server’s own"],
        ["Patience", `${setting.timeoutSeconds} s, then ${setting.retries} more tries`],
        ["At once, over all workers", setting.concurrency ?? "not limited"],
        ["Requests a minute", setting.requestsPerMinute?.toLocaleString("en") ?? "not limited"],
        ["Price of a million tokens", priceWords(setting)],
      ];
    case "grounding-dino":
      return [["Folder, on the workers’ machine", <Code key="folder">{setting.folder}</Code>]];
    case "gguf":
      return [
        ["File, on the workers’ machine", <Code key="path">{setting.path}</Code>],
        ["Context", `${setting.contextSize.toLocaleString("en")} tokens`],
        ["Threads", setting.threads],
      ];
  }
}

function Code({ children }: { readonly children: ReactNode }) {
  return <code className="font-mono text-xs">{children}</code>;
}

function keyWords(key: ListedKey): string {
  switch (key.state) {
    case "none":
      return "none";
    case "sealed-otherwise":
      return "does not open: enter it again";
    case "set": {
      const end = key.end ? `set, ends in …${key.end}` : "set";

      return key.setAt ? `${end}, ${dayWords(key.setAt)}` : end;
    }
  }
}

function priceWords({ priceIn, priceOut }: Extract<EngineSetting, { kind: "openai" }>): string {
  return priceIn === null && priceOut === null ? "not counted" : `${priceIn ?? 0} in, ${priceOut ?? 0} out`;
}
