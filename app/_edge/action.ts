import { refresh } from "next/cache";
import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { ActionResult } from "#lib/domain/action-result.ts";
import { Refusal } from "#lib/domain/refusal.ts";
import { translate } from "#lib/messages/translate.ts";
import { contextOfRequest } from "./context.ts";
import { parsed } from "./parsed.ts";
import type { WebPorts } from "./web.ts";

type Service<Input, T> = (ctx: Context<WebPorts>, input: Input) => Promise<T>;

/**
 * Turns a service into a server action: parse, call, translate. Defects are left to the error boundary. The page is
 * drawn anew after it, unless it is to `stay`: where the act ends the session that it would be drawn for.
 */
export function action<Input extends z.ZodType, T>(
  input: Input,
  service: Service<z.output<Input>, T>,
  after: "redraw" | "stay" = "redraw",
) {
  return async (raw: z.input<Input>): Promise<ActionResult<T>> => {
    try {
      const value = await service(await contextOfRequest(), parsed(input, raw));
      if (after === "redraw") refresh();

      return { ok: true, value };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, parameters } = error;

      return { ok: false, code, parameters, message: translate(code, parameters) };
    }
  };
}
