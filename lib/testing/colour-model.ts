import { type EngineServer, engineServer } from "./engine-server.ts";

const THINGS = /\b(?:\w+ and )?(?:red|green|blue|yellow|purple|turquoise) (?:dog|sky|panel|tower|ball|box)\b/g;

/** A server of OpenAI's protocol: each coloured thing of a description is a tag, and whatever is placed gets one question. */
export function colourModel(): Promise<EngineServer> {
  return engineServer(({ messages }) => {
    const asked = JSON.stringify(messages).split("<description>").at(-1) ?? "";
    const tags = [...asked.matchAll(THINGS)].map(([quote]) => ({ quote, quality: "blurry", effect: "negative" }));
    const [, name = "dog"] = /\[([^\]]+)\]/.exec(asked) ?? [];
    const questions = [{ kind: "binary", question: `Is the ${name} blurry?`, answer: "Yes" }];

    return { say: JSON.stringify(asked.includes("[") ? { questions } : { tags }) };
  });
}
