import { type Browser, expect, type Page, test } from "@playwright/test";
import { installation } from "./installation.ts";
import { signIn } from "./people.ts";

/** One after another: each takes a task of Elsa's own. */
test.describe.configure({ mode: "serial" });

async function elsa(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page, "elsa");

  return page;
}

async function takeTask(page: Page): Promise<string> {
  await page.goto(`/projects/${installation().planted}/tasks`);
  await page.getByRole("button", { name: "Take the next task" }).click();
  await expect(page).toHaveURL(/\/tasks\/[0-9a-f-]{36}/);
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();

  return page.url();
}

async function typeAtStart(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Description" }).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(words);
}

const description = (page: Page) => page.getByRole("textbox", { name: "Description" });

test("a second tab is told, changes nothing, and may take over", async ({ browser }) => {
  const first = await elsa(browser);
  const address = await takeTask(first);
  await typeAtStart(first, "First. ");
  await expect(first.locator('[data-saving="saved"]')).toBeVisible();

  const second = await first.context().newPage();
  await second.goto(address);
  await expect(second.getByText("This task is open in another tab")).toBeVisible();
  await expect(description(second)).toContainText("First. ");
  await expect(description(second)).toHaveAttribute("contenteditable", "false");

  await second.getByRole("button", { name: "Edit here instead" }).click();
  await expect(description(second)).toHaveAttribute("contenteditable", "true");
  await typeAtStart(second, "Second. ");
  await expect(second.locator('[data-saving="saved"]')).toBeVisible();
  await typeAtStart(first, "Too late. ");
  await expect(first.locator('[data-saving="other-tab"]')).toBeVisible();

  await second.reload(); // what the first tab could not send any more was kept, and comes in beside the rest
  for (const words of ["Second. ", "Too late. ", "First. "]) await expect(description(second)).toContainText(words);
  await first.context().close();
});

test("work goes on without a network, and is sent when there is one", async ({ browser }) => {
  const page = await elsa(browser);
  await takeTask(page);
  await page.context().setOffline(true);
  await typeAtStart(page, "Written offline. ");
  await page.getByRole("button", { name: "3 fair" }).first().click();
  await expect(page.locator('[data-saving="offline"]')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
  await page.reload();
  await expect(description(page)).toContainText("Written offline. ");
  await expect(page.getByRole("button", { name: "3 fair" }).first()).toHaveAttribute("aria-pressed", "true");
  await page.context().close();
});

test("a tab that dies right after a key loses nothing", async ({ browser }) => {
  const page = await elsa(browser);
  const address = await takeTask(page);
  await page.route("**/operations", (route) => route.abort());
  await typeAtStart(page, "Last words. ");
  const again = await crashAndComeBack(page, address);
  await expect(description(again)).toContainText("Last words. ");
  await expect(again.locator('[data-saving="saved"]')).toBeVisible();
  await page.context().close();
});

test("a tab that dies while its words are on their way writes them once", async ({ browser }) => {
  const page = await elsa(browser);
  const address = await takeTask(page);
  const arrived = new Promise<void>((resolve) => {
    void page.route("**/operations", async (route) => {
      await route.fetch(); // the server has them; its answer never comes
      resolve();
    });
  });
  await typeAtStart(page, "Just once. ");
  await arrived;
  const again = await crashAndComeBack(page, address);
  await expect(again.locator('[data-saving="saved"]')).toBeVisible();
  await expect(description(again)).toContainText("Just once. ");
  expect((await description(again).textContent())?.split("Just").length).toBe(2);
  await page.context().close();
});

async function crashAndComeBack(page: Page, address: string): Promise<Page> {
  const session = await page.context().newCDPSession(page);
  await Promise.race([session.send("Page.crash").catch(() => undefined), page.waitForEvent("crash")]);
  const again = await page.context().newPage();
  await again.goto(address);
  await again.getByRole("button", { name: "Edit here instead" }).click();

  return again;
}
