import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { engineLimits } from "#lib/db/engine-limits.ts";
import { engineSetting } from "#lib/db/engine-settings.ts";
import { engineTest } from "#lib/db/engine-tests.ts";
import { EngineName, EngineSetting, kindOf, travelsInClear } from "#lib/domain/engine-setting.ts";
import type { TestOutcome } from "#lib/domain/engine-test.ts";
import { testPicture } from "#lib/imaging/test-picture.ts";
import { triedEngines } from "#lib/models/try-engine.ts";
import { reachEngines } from "#lib/services/reach-engines.ts";
import { SetEngine, setEngine } from "#lib/services/set-engine.ts";
import { StartEngineTest, startEngineTest } from "#lib/services/start-engine-test.ts";
import { testEngine } from "#lib/services/test-engine.ts";
import { UnsetEngine, unsetEngine } from "#lib/services/unset-engine.ts";
import { engineList } from "#lib/views/engine-list.ts";
import { type CommandContext, type Common, command, withContext } from "../context.ts";
import { print, table, tell } from "../print.ts";
import { type KeyOptions, keyFrom } from "../secret-input.ts";
import { recordingCommands } from "./recording.ts";

/** `giqa engine`: how this installation reaches the engines that recipes name. */
export function engineCommand(program: Command): void {
  const engine = program.command("engine").description("how the engines are reached that recipes name");
  command(engine, "list", "what is set, here or by the environment, and what tests said").action((options: Common) =>
    withContext(options, (ctx) => list(ctx, options)),
  );
  command(engine, "set <engine>", "set openai, openai:<name>, grounding-dino or gguf; what is not named stays")
    .option("--url <address>", "of a server of OpenAI's protocol")
    .option("--model <name>", "that a test asks")
    .option("--timeout <seconds>", "longest wait for an answer", Number)
    .option("--retries <n>", "tries after the first", Number)
    .option("--concurrency <n>", "calls at once over all workers, or none", limit)
    .option("--per-minute <n>", "requests a minute over all workers, or none", limit)
    .option("--price-in <price>", "of a million tokens, or none", limit)
    .option("--price-out <price>", "of a million tokens, or none", limit)
    .option("--key-stdin", "read the server's key from stdin")
    .option("--key-env <variable>", "read the server's key from this variable of the environment")
    .option("--no-key", "forget the key")
    .option("--folder <folder>", "of a Grounding DINO export")
    .option("--path <file>", "of a GGUF model")
    .option("--context <tokens>", "of a GGUF model", Number)
    .option("--threads <n>", "of a GGUF model", Number)
    .action(set);
  command(engine, "unset <engine>", "forget what is set, its key with it").action((name: string, options: Common) =>
    withContext(options, async (ctx) => print(await unsetEngine(ctx, UnsetEngine.parse({ name })), options)),
  );
  command(engine, "test <engine>", "make a real call and show what came back")
    .option("--port <port>", "tags of a sentence, or judge of a picture", "tags")
    .action(test);
  recordingCommands(engine);
}

function limit(given: string): number | null {
  return given === "none" ? null : Number(given);
}

async function list(ctx: CommandContext, options: Common): Promise<void> {
  const { byEnvironment, sealing } = ctx.ports;
  const { engines } = await engineList(ctx, { byEnvironment, mark: (await sealing()).mark });
  print(engines, options, () =>
    table(
      engines.map(({ name, set: held, test: last }) => {
        const tested = last?.outcome ? `test ${last.outcome.ended}` : "";

        return held ? [name, placeOf(held.setting), held.origin, keyWords(held.key), tested] : [name, "not set"];
      }),
    ),
  );
}

type Listed = NonNullable<Awaited<ReturnType<typeof engineList>>["engines"][number]["set"]>;

function keyWords(key: Listed["key"]): string {
  switch (key.state) {
    case "none":
      return "no key";
    case "set":
      return key.end ? `key …${key.end}` : "key set";
    case "sealed-otherwise":
      return "key does not open";
  }
}

function placeOf(setting: EngineSetting): string {
  return setting.kind === "openai" ? setting.baseUrl : setting.kind === "gguf" ? setting.path : setting.folder;
}

interface SetOptions extends Common, KeyOptions {
  readonly url?: string;
  readonly model?: string;
  readonly timeout?: number;
  readonly retries?: number;
  readonly concurrency?: number | null;
  readonly perMinute?: number | null;
  readonly priceIn?: number | null;
  readonly priceOut?: number | null;
  readonly folder?: string;
  readonly path?: string;
  readonly context?: number;
  readonly threads?: number;
}

async function set(engine: string, options: SetOptions): Promise<void> {
  const key = await keyFrom(options);
  await withContext(options, async (ctx) => {
    const name = EngineName.parse(engine);
    const before = await engineSetting(ctx.reader, name);
    const setting = EngineSetting.parse({ ...before?.setting, kind: kindOf(name), ...given(options) });
    await setEngine(ctx, SetEngine.parse({ name, setting, ...(key === undefined ? {} : { key }) }));
    if (setting.kind === "openai" && travelsInClear(setting.baseUrl))
      tell("http:// to another machine: pictures, texts and the key can be read on the way.");
    print({ set: name }, options);
  });
}

/** The settings that the options name; those that they do not stay as they are. */
function given({ url, timeout, perMinute, context, ...rest }: SetOptions): object {
  const { model, retries, concurrency, priceIn, priceOut, folder, path, threads } = rest;
  const named = {
    ...{ baseUrl: url, timeoutSeconds: timeout, requestsPerMinute: perMinute, contextSize: context },
    ...{ model, retries, concurrency, priceIn, priceOut, folder, path, threads },
  };

  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

const LOOK_AGAIN_MS = 200;

/** Made here, where a worker does not take it up first. */
async function test(engine: string, options: Common & { readonly port: string }): Promise<void> {
  await withContext(options, async (ctx) => {
    const { testId } = await startEngineTest(ctx, StartEngineTest.parse({ name: engine, port: options.port }));
    const limits = engineLimits(ctx.db);
    const tryEngine = triedEngines(() => reachEngines(ctx), { limits, picture: testPicture });
    await testEngine({ ...ctx, ports: { tryEngine, signal: new AbortController().signal } }, { testId });
    let kept = await engineTest(ctx.reader, testId);
    while (kept && kept.state !== "ended") {
      await sleep(LOOK_AGAIN_MS);
      kept = await engineTest(ctx.reader, testId);
    }
    if (!kept?.outcome) throw new Error("another test took the place of this one");
    const { outcome } = kept;
    print(outcome, options, () => inWords(outcome));
    if (outcome.ended === "failed") process.exitCode = 1;
  });
}

function inWords(outcome: TestOutcome): string {
  const seconds = `${outcome.seconds.toFixed(1)} s`;
  if (outcome.ended === "failed") return [`${outcome.problem} (after ${seconds})`, outcome.advice].join("\n");
  const { tokensIn, tokensOut, cost } = outcome;
  const tokens = tokensIn === null ? "tokens not counted" : `${tokensIn} tokens in, ${tokensOut ?? 0} out`;
  const spent = [seconds, tokens, ...(cost === null ? [] : [`cost ${cost.toPrecision(3)}`])];

  return [outcome.asked, ...outcome.answer.map((line) => `  ${line}`), spent.join(", ")].join("\n");
}
