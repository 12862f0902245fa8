import { readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { installation } from "./installation.ts";

/** Every page and route of the web, as the file system has them: a new one turns up by itself. */
export function addresses(kind: "page" | "route"): string[] {
  const file = kind === "page" ? "page.tsx" : "route.ts";

  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === file && !name.startsWith("_edge"))
    .map((name) => `/${path.dirname(name)}`.replace(/\/\.$/, "/"))
    .sort();
}

/** The ids that stand in the planted project's addresses, read from the pages that an admin sees. */
export type Ids = Readonly<Record<string, string>>;

/** Looks them up, signed in as an admin. */
export async function idsSeen(page: Page): Promise<Ids> {
  const { planted, runId, roundId, taskId } = installation();
  const at = `/projects/${planted}`;
  const linked = async (from: string, segment: string) => {
    await page.goto(`${at}/${from}`);
    const link = page.locator(`main a[href*="/${segment}/"]:not([href$="/new"], [href$="/compare"])`).first();

    return (await link.getAttribute("href"))?.split(`/${segment}/`)[1]?.split("/")[0] ?? "";
  };
  const picture = async () => {
    await page.goto(`${at}/items`);
    const src = await page.locator("main img").first().getAttribute("src");

    return src?.split("/images/")[1]?.split("/")[0] ?? "";
  };

  return {
    ...{ projectId: planted, runId, roundId, taskId, rendition: "thumbnail", file: "manifest.json", uploadId: planted },
    importId: await linked("imports", "imports"),
    itemId: await linked("items", "items"),
    suggestionId: await linked("suggestions", "suggestions"),
    recipeId: await linked("recipes", "recipes"),
    releaseId: await linked("releases", "releases"),
    imageId: await picture(),
    "...nextauth": "session",
  };
}

/** An address with its ids put in. */
export function filled(address: string, ids: Ids): string {
  return address.replaceAll(/\[([^\]]+)\]/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`no ${name} for ${address}`);

    return id;
  });
}
