import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("the first page opens and has no accessibility violation", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "GIQA Studio" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
