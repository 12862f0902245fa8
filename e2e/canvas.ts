import type { Page } from "@playwright/test";
import type { Box } from "#lib/domain/geometry.ts";

type Point = { readonly x: number; readonly y: number };

/** How the picture lies on the canvas, as the canvas itself says. */
async function viewportOf(page: Page): Promise<{ scale: number; x: number; y: number }> {
  const canvas = page.locator("[data-canvas]");
  const [scale = 1, x = 0, y = 0] = await Promise.all(
    ["data-scale", "data-x", "data-y"].map(async (name) => Number(await canvas.getAttribute(name))),
  );

  return { scale, x, y };
}

/** Where a pixel of the picture lies on the page. */
async function onPage(page: Page, at: Point): Promise<Point> {
  const frame = await page.locator("[data-canvas]").boundingBox();
  if (!frame) throw new Error("the canvas is not on the page");
  const { scale, x, y } = await viewportOf(page);

  return { x: frame.x + at.x * scale + x, y: frame.y + at.y * scale + y };
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

/** Takes hold of a box by its middle and lets it go elsewhere. */
export async function dragBox(page: Page, box: Box, by: Point): Promise<void> {
  const middle = middleOf(box);
  await drag(page, middle, { x: middle.x + by.x, y: middle.y + by.y });
}

/** Pulls a corner of the selected box to a pixel of the picture. */
export async function resizeBox(page: Page, { x1, y1, x2, y2 }: Box, pull: Pull): Promise<void> {
  const corners = { nw: { x: x1, y: y1 }, ne: { x: x2, y: y1 }, sw: { x: x1, y: y2 }, se: { x: x2, y: y2 } };
  await drag(page, corners[pull.corner], pull.to);
}

interface Pull {
  readonly corner: "nw" | "ne" | "sw" | "se";
  readonly to: Point;
}

function middleOf({ x1, y1, x2, y2 }: Box): Point {
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
}

/** The pixel of the picture that lies at a point of the canvas, from its upper left corner. */
export async function pixelAt(page: Page, at: Point): Promise<Point> {
  const { scale, x, y } = await viewportOf(page);

  return { x: (at.x - x) / scale, y: (at.y - y) / scale };
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
