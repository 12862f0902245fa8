import { type Browser, expect, type Page, test } from "@playwright/test";
import { emailOf, giqa, installation } from "./installation.ts";
import { filled, type Ids, idsSeen } from "./pages.ts";
import { signIn } from "./people.ts";

const SIZES = [
  { width: 1440, height: 900, suffix: "" },
  { width: 1024, height: 768, suffix: "-1024" },
] as const;

const ADMINS: Readonly<Record<string, string>> = {
  home: "/projects/[projectId]",
  import: "/projects/[projectId]/imports/[importId]",
  items: "/projects/[projectId]/items",
  run: "/projects/[projectId]/runs/[runId]",
  suggestion: "/projects/[projectId]/suggestions/[suggestionId]",
  round: "/projects/[projectId]/rounds/[roundId]",
  releases: "/projects/[projectId]/releases",
};

for (const scheme of ["light", "dark"] as const)
  for (const { suffix, ...viewport } of SIZES)
    test(`every page as it looks, ${scheme}, ${viewport.width} × ${viewport.height}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const admin = await pageOf(browser, { scheme, viewport });
      await signIn(admin, "ada");
      const ids = await withBoxes(admin, await idsSeen(admin));
      for (const [name, address] of Object.entries(ADMINS)) {
        await admin.goto(filled(address, ids));
        await shoot(admin, `${name}-${scheme}${suffix}`);
      }
      const expert = await pageOf(browser, { scheme, viewport });
      await signIn(expert, "emil");
      await expert.goto(`/projects/${ids.projectId}/tasks`);
      await shoot(expert, `queue-${scheme}${suffix}`);
      await expert.goto(`/projects/${ids.projectId}/tasks/${await richestTask()}`);
      await expect(expert.locator("[data-canvas] canvas").first()).toBeVisible();
      await acceptAll(expert);
      await shoot(expert, `task-${scheme}${suffix}`);
      await Promise.all([admin.context().close(), expert.context().close()]);
    });

interface Look {
  readonly scheme: "light" | "dark";
  readonly viewport: { readonly width: number; readonly height: number };
}

async function pageOf(browser: Browser, { scheme, viewport }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme: scheme, reducedMotion: "reduce" });

  return context.newPage();
}

let richest: Promise<string> | undefined;

/** Emil takes all that there is; the task with the most boxes has the most to show. */
function richestTask(): Promise<string> {
  richest ??= takeAll();

  return richest;
}

async function takeAll(): Promise<string> {
  const as = ["--project", "Planted", "--as", emailOf("emil")];
  let best = { taskId: installation().taskId, boxes: 0 };
  for (;;) {
    const taken = await giqa<{ task: string }>(["task", "take", ...as]).catch(() => null);
    if (!taken) return best.taskId;
    const { suggestion } = await giqa<Shown>(["task", "show", taken.task, ...as]);
    const boxes = suggestion.mentions.reduce((sum, mention) => sum + mention.boxes.length, 0);
    if (boxes > best.boxes) best = { taskId: taken.task, boxes };
  }
}

type Shown = { readonly suggestion: { readonly mentions: { readonly boxes: readonly unknown[] }[] } };

/** A suggestion that has something to show. */
async function withBoxes(page: Page, ids: Ids): Promise<Ids> {
  await page.goto(`/projects/${ids.projectId}/suggestions?grounded=yes`);
  const link = await page.locator('main a[href*="/suggestions/"]').first().getAttribute("href");

  return { ...ids, suggestionId: link?.split("/suggestions/")[1] ?? "" };
}

async function acceptAll(page: Page): Promise<void> {
  const accept = page.getByRole("button", { name: /^Accept / });
  await page.waitForTimeout(600); // the lease is asked for
  const takeOver = page.getByRole("button", { name: "Edit here instead" });
  if (await takeOver.isVisible()) await takeOver.click();
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
  while ((await accept.count()) > 0 && (await accept.first().isEnabled())) await accept.first().click();
  const chip = page.locator(".giqa-mention.is-own").first();
  if (await chip.isVisible()) await chip.click();
}

/** Pictures are looked at whole: nothing is taken before they are there. */
async function shoot(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.loading === "lazy"));
  await page.waitForLoadState("load");
  await page.screenshot({ path: `docs/screenshots/${name}.jpg`, type: "jpeg", quality: 72 });
}
