import { web } from "./web.ts";

/** What the engines' page is told beside the database: what the environment sets, and which secret seals today. */
export async function engineFacts() {
  const { byEnvironment, ports } = web();

  return { byEnvironment, mark: (await ports.sealing()).mark };
}
