import { expect, test } from "@playwright/test";
import { installation } from "./installation.ts";
import { signIn } from "./people.ts";

test("a box of a suggestion tells its past, taken by its words, by keys and by its address", async ({ page }) => {
  await signIn(page, "ada");
  await page.goto(`/projects/${installation().planted}/suggestions?grounded=yes`);
  await page.locator('main a[href*="/suggestions/"]').first().click();
  const boxes = page.getByRole("region", { name: "Boxes" }).getByRole("button");
  const panel = page.getByRole("region", { name: /^The box of/ });
  await boxes.first().click();
  await expect(panel.locator("mark")).toBeVisible();
  await expect(panel.getByRole("img", { name: /^The patch of/ }).first()).toBeVisible();
  await expect(panel).toContainText("nanodet");
  await expect(page).toHaveURL(/box=\d+-\d+/);
  await page.reload();
  await expect(panel.locator("mark")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(panel.locator("mark")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/box=/);
});

test("a copy of a recipe is refused by field, shows what is otherwise, and is kept under its own name", async ({
  page,
}) => {
  await signIn(page, "ada");
  await page.goto(`/projects/${installation().planted}/recipes`);
  await page.getByRole("link", { name: "embedded", exact: true }).first().click();
  await page.getByRole("link", { name: "Change a copy" }).click();
  const form = page.getByRole("form", { name: "Save the copy" });
  await page.getByLabel("Box threshold").fill("2");
  await expect(page.getByText("must be 0 to 1")).toBeVisible();
  await form.getByLabel("Name").fill("embedded");
  await expect(form.getByText("Another recipe has this name.")).toBeVisible();
  await expect(form.getByRole("button", { name: "Save the copy" })).toBeDisabled();
  await page.getByLabel("Box threshold").fill("0.4");
  await expect(form.locator("ins")).toHaveText("0.4");
  await form.getByLabel("Name").fill("embedded, from 0.4");
  await form.getByRole("button", { name: "Save the copy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Recipe embedded, from 0.4" })).toBeVisible();
});
