import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Box } from "#lib/domain/geometry.ts";
import { boxesOf, clickAt, drag, drawBox } from "./canvas.ts";
import { installation } from "./installation.ts";
import { signIn } from "./people.ts";

const PHOTO = "wine-drum.jpg";

/** A folder as a person has it: a label file and the pictures that it names. */
function contentFolder(): string {
  const folder = path.join(process.env.GIQA_DATA ?? "", "chosen");
  mkdirSync(path.join(folder, "demo"), { recursive: true });
  const rows = JSON.parse(readFileSync("assets/demo/q-pathway.json", "utf8")) as { image: string }[];
  const chosen = rows.filter(({ image }) => image === `demo/${PHOTO}`).slice(0, 1);
  writeFileSync(
    path.join(folder, "labels.json"),
    JSON.stringify([...chosen, { ...chosen[0], id: "drum_lena", image: "demo/none.jpg" }]),
  );
  cpSync(`assets/demo/images/demo/${PHOTO}`, path.join(folder, "demo", PHOTO));

  return folder;
}

test("from files in the browser to a GIQA file that holds the expert's box and words", async ({ browser }) => {
  test.setTimeout(240_000);
  const admin = await pageOf(browser, "ada");
  await importAndRun(admin);
  const expertPage = await pageOf(browser, "emil");
  const made = await annotate(expertPage);
  const rows = await closeAndExport(admin);

  const description = rows.find(({ task, origin }) => task === "des" && origin.kind === "annotation");
  expect(description?.answer.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")).toContain("Look: The big drum");
  const boxes = description?.mentions.flatMap((mention) => mention.boxes) ?? [];
  expect(boxes).toContainEqual([made.moved.x1, made.moved.y1, made.moved.x2, made.moved.y2]);
  expect(boxes).toContainEqual([made.drawn.x1, made.drawn.y1, made.drawn.x2, made.drawn.y2]);
  const answered = rows.filter(({ task, origin }) => task === "vqa" && origin.kind === "annotation");
  expect(answered.map(({ answer }) => answer)).toContain("No");
});

async function pageOf(browser: Browser, who: "ada" | "emil"): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  await signIn(page, who);

  return page;
}

async function importAndRun(page: Page): Promise<void> {
  await page.goto(`/projects/${installation().journey}/imports/new`);
  await page.getByLabel("Choose a folder").setInputFiles(contentFolder());
  await page.getByRole("button", { name: "Send and try" }).click();
  await expect(page.getByText("trial done")).toBeVisible();
  await expect(page.getByText(/none\.jpg/).first()).toBeVisible();
  await page.getByRole("button", { name: "Import 1 item" }).click();
  await page.getByRole("link", { name: "Run the pipeline" }).click();
  await page.getByRole("button", { name: "Start the run" }).click();
  await expect(page.getByText("finished")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("1 of 1")).toBeVisible();
  await page.getByRole("link", { name: "Send to experts" }).click();
  await page.getByRole("button", { name: "Send 1 item to experts" }).first().click();
  await expect(page).toHaveURL(/\/rounds\//);
}

/** What the expert does, and the two boxes as the list beside the picture has them at the end. */
async function annotate(page: Page): Promise<{ moved: Box; drawn: Box }> {
  await page.goto(`/projects/${installation().journey}/tasks`);
  await page.getByRole("button", { name: "Take the next task" }).click();
  await expect(page.locator("[data-canvas] canvas").first()).toBeVisible();
  await page.getByRole("button", { name: "4 good" }).first().click();
  await page.getByRole("button", { name: /^Accept wine bottle/ }).click();
  const [bottle = { x1: 0, y1: 0, x2: 0, y2: 0 }] = await boxesOf(page);
  const middle = { x: (bottle.x1 + bottle.x2) / 2, y: (bottle.y1 + bottle.y2) / 2 };
  await clickAt(page, middle);
  await drag(page, middle, { x: middle.x + 24, y: middle.y + 16 });
  const [moved = bottle] = await boxesOf(page);
  expect(moved.x1 - bottle.x1).toBeCloseTo(24, 0);
  await writeAround(page);
  await linkDrum(page);
  await answerQuestions(page);
  await undoAndRedo(page);
  const boxes = await boxesOf(page);
  const drawn = boxes.find(({ x1 }) => Math.abs(x1 - 40) < 2);
  if (!drawn) throw new Error("the drawn box is gone");
  await submit(page);

  return { moved: boxes.find(({ x1 }) => x1 === moved.x1) ?? moved, drawn };
}

/** Types before the mention that comes, and inside of it. */
async function writeAround(page: Page): Promise<void> {
  const text = page.getByRole("textbox", { name: "Description" });
  await text.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Look: ");
  await expect(text).toContainText("Look: The drum");
}

async function linkDrum(page: Page): Promise<void> {
  await chooseWords(page, "drum");
  await page.getByRole("button", { name: "Link (Ctrl+M)" }).click();
  await drawBox(page, { x1: 40, y1: 900, x2: 420, y2: 1320 });
  await placeCaret(page, "drum", 0);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" big");
  await expect(page.getByRole("textbox", { name: "Description" })).toContainText("The big drum");
}

/** Chooses the first occurrence of words in the description, as a double click does. */
async function chooseWords(page: Page, words: string): Promise<void> {
  await placeCaret(page, words, words.length);
}

async function placeCaret(page: Page, words: string, length: number): Promise<void> {
  await page.getByRole("textbox", { name: "Description" }).focus();
  await page.evaluate(
    ([wanted, count]) => {
      const text = document.querySelector('[data-text="description"]');
      const nodes = document.createTreeWalker(text ?? document.body, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const at = node.textContent?.indexOf(String(wanted)) ?? -1;
        if (at < 0) continue;
        getSelection()?.setBaseAndExtent(node, at, node, at + Number(count));
        return;
      }
    },
    [words, length] as const,
  );
  if (length > 0) await expect(page.getByText(`“${words}”`)).toBeVisible();
}

async function answerQuestions(page: Page): Promise<void> {
  await page.getByRole("tab", { name: /Questions/ }).click();
  await page.getByRole("button", { name: "Yes or No", exact: true }).click();
  await page.getByRole("textbox", { name: "Question 1" }).click();
  await page.keyboard.type("Is the drum blurry?");
  await page.getByRole("button", { name: "No", exact: true }).click();
}

async function undoAndRedo(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Description" }).click();
  const before = await boxesOf(page);
  const text = page.getByRole("textbox", { name: "Description" });
  const words = await text.innerText();
  for (let n = 0; n < 8; n++) await page.keyboard.press("Control+z");
  expect(await boxesOf(page)).not.toEqual(before);
  for (let n = 0; n < 8; n++) await page.keyboard.press("Control+Shift+Z");
  expect(await boxesOf(page)).toEqual(before);
  expect(await text.innerText()).toBe(words);
}

async function submit(page: Page): Promise<void> {
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
  await page.getByRole("button", { name: /^Submit/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/tasks$/);
  await expect(page.getByText("submitted")).toBeVisible();
}

interface Row {
  readonly task: string;
  readonly answer: string;
  readonly mentions: { readonly boxes: number[][] }[];
  readonly origin: { readonly kind: string };
}

async function closeAndExport(page: Page): Promise<Row[]> {
  await page.reload();
  await page.getByRole("button", { name: "Close the round" }).click();
  await page.getByRole("button", { name: /^Close round/ }).click();
  await expect(page.getByText("closed").first()).toBeVisible();
  await page.goto(`/projects/${installation().journey}/releases`);
  await page.getByRole("button", { name: "Export" }).click();
  const files = page.locator('a[href*="/releases/"]');
  await expect(files.first()).toBeVisible();
  const addresses = await files.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const texts = await Promise.all(
    addresses
      .filter((address) => address.endsWith(".jsonl"))
      .map(async (address) => (await page.request.get(address)).text()),
  );

  return texts.flatMap((text) => text.split("\n").filter(Boolean)).map((line) => JSON.parse(line) as Row);
}
