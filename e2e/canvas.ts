import type { Page } from "@playwright/test";
import type { Box } from "#lib/domain/geometry.ts";

type Point = { readonly x: number; readonly y: number };

/** Where a pixel of the picture lies on the page, as the canvas itself says. */
async function onPage(page: Page, at: Point): Promise<Point> {
  const canvas = page.locator("[data-canvas]");
  const frame = await canvas.boundingBox();
  if (!frame) throw new Error("the canvas is not on the page");
  const [scale, x, y] = await Promise.all(
    ["data-scale", "data-x", "data-y"].map(async (name) => Number(await canvas.getAttribute(name))),
  );

  return { x: frame.x + at.x * (scale ?? 1) + (x ?? 0), y: frame.y + at.y * (scale ?? 1) + (y ?? 0) };
}

/** Presses at one pixel of the picture, goes to another in steps, and lets go. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  const [start, end] = [await onPage(page, from), await onPage(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

/** Draws a box with the box tool, corner to corner. */
export async function drawBox(page: Page, { x1, y1, x2, y2 }: Box): Promise<void> {
  await page.getByRole("button", { name: "Draw a box (B)" }).click();
  await drag(page, { x: x1, y: y1 }, { x: x2, y: y2 });
}

/** Clicks a pixel of the picture. */
export async function clickAt(page: Page, at: Point): Promise<void> {
  const point = await onPage(page, at);
  await page.mouse.click(point.x, point.y);
}

/** The boxes as the list beside the picture has them, exact. */
export async function boxesOf(page: Page): Promise<Box[]> {
  const all = await page.locator("[data-region]").all();
  const boxes = await Promise.all(all.map((one) => one.getAttribute("data-box")));

  return boxes.map((box) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = (box ?? "").split(",").map(Number);

    return { x1, y1, x2, y2 };
  });
}
