import { expect, type Page, test } from "@playwright/test";
import type { Box } from "#lib/domain/geometry.ts";
import { boxesOf, clickAt, dragBox, drawBox, pixelAt, resizeBox } from "./canvas.ts";
import { emailOf, giqa, installation } from "./installation.ts";
import { signIn } from "./people.ts";

/** A pixel and a half of the screen, in pixels of the picture: how exact a hand is. */
const EXACT = 1.5;

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { task } = await giqa<{ task: string }>(["task", "take", "--project", "Planted", "--as", emailOf("emil")]);
  await signIn(page, "emil");
  await page.goto(`/projects/${installation().planted}/tasks/${task}`);
  await expect(page.locator("[data-canvas] canvas").first()).toBeVisible();
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
});

async function expectBox(page: Page, at: number, { x1, y1, x2, y2 }: Box): Promise<Box> {
  const box = (await boxesOf(page))[at];
  if (!box) throw new Error(`there is no box ${at}`);
  const most = Math.max(Math.abs(box.x1 - x1), Math.abs(box.y1 - y1), Math.abs(box.x2 - x2), Math.abs(box.y2 - y2));
  expect(most, JSON.stringify(box)).toBeLessThanOrEqual(EXACT);

  return box;
}

test("a box is drawn, moved, resized and deleted where the hand says, each in one undo", async ({ page }) => {
  await drawBox(page, { x1: 60, y1: 40, x2: 160, y2: 140 });
  const drawn = await expectBox(page, 0, { x1: 60, y1: 40, x2: 160, y2: 140 });
  await dragBox(page, drawn, { x: 30, y: 20 });
  const moved = await expectBox(page, 0, { x1: 90, y1: 60, x2: 190, y2: 160 });
  await resizeBox(page, moved, { corner: "se", to: { x: 40, y: 200 } });
  await expectBox(page, 0, { x1: 40, y1: 60, x2: 90, y2: 200 }); // pulled through itself

  await page.keyboard.press("Control+z");
  expect(await boxesOf(page)).toEqual([moved]);
  await page.keyboard.press("Control+z");
  expect(await boxesOf(page)).toEqual([drawn]);
  await page.keyboard.press("Shift+ArrowRight");
  expect(await boxesOf(page)).toEqual([{ ...drawn, x1: drawn.x1 + 10, x2: drawn.x2 + 10 }]);
  await page.keyboard.press("Delete");
  expect(await boxesOf(page)).toEqual([]);
});

test("the keyboard alone reaches every box and leaves the picture again", async ({ page }) => {
  await drawBox(page, { x1: 20, y1: 20, x2: 120, y2: 120 });
  await drawBox(page, { x1: 150, y1: 150, x2: 250, y2: 250 });
  const chosen = page.locator('[data-region][aria-pressed="true"]');
  await clickAt(page, { x: 5, y: 5 });
  await expect(chosen).toHaveCount(0);
  const boxes: (string | null)[] = [];
  for (let n = 0; n < 2; n++) {
    await page.keyboard.press("Tab");
    boxes.push(await chosen.getAttribute("aria-label"));
  }
  expect(boxes[0]).toMatch(/^no words, box, 20, /);
  expect(boxes[1]).toMatch(/^no words, box, 150, /);
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-canvas]")).not.toBeFocused();
});

test("the wheel zooms at the pointer, and 0 fits again", async ({ page }) => {
  const frame = await page.locator("[data-canvas]").boundingBox();
  const at = { x: 320, y: 240 };
  const before = await pixelAt(page, at);
  await page.mouse.move((frame?.x ?? 0) + at.x, (frame?.y ?? 0) + at.y);
  for (let n = 0; n < 12; n++) await page.mouse.wheel(0, -120);
  await expect
    .poll(async () => Number(await page.locator("[data-zoom]").getAttribute("data-zoom")))
    .toBeGreaterThan(400);
  const after = await pixelAt(page, at);
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(EXACT);
  await page.keyboard.press("0");
  expect(await pixelAt(page, at)).toEqual(before);
});
