import type { Engine } from "#lib/domain/engine.ts";
import { log } from "#lib/log.ts";
import type { Engines } from "#lib/pipeline/ports.ts";

/** The same engines, each call's begin and end in the log: after a crash it tells what was under way. */
export function watched(engines: Engines, ids: { readonly runId: string; readonly itemId: string }): Engines {
  const watch = async <T>(port: string, { name, model }: Engine, call: () => Promise<T>): Promise<T> => {
    const about = { ...ids, port, engine: name, model };
    log.info({ event: "engine.begun", ...about });
    const from = performance.now();
    try {
      return await call();
    } finally {
      log.info({ event: "engine.ended", ...about, seconds: (performance.now() - from) / 1000 });
    }
  };
  const { tags, boxes, judge, questions } = engines;
  const together = boxes.detectTogether?.bind(boxes);

  return {
    tags: { engine: tags.engine, extract: (...asked) => watch("tags", tags.engine, () => tags.extract(...asked)) },
    boxes: {
      engine: boxes.engine,
      detect: (...asked) => watch("boxes", boxes.engine, () => boxes.detect(...asked)),
      ...(together && { detectTogether: (...asked) => watch("boxes", boxes.engine, () => together(...asked)) }),
    },
    judge: { engine: judge.engine, judge: (...asked) => watch("judge", judge.engine, () => judge.judge(...asked)) },
    questions: {
      engine: questions.engine,
      write: (...asked) => watch("questions", questions.engine, () => questions.write(...asked)),
    },
  };
}
