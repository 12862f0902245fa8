import { expect, type Page, test } from "@playwright/test";
import type { WhatIfTally } from "#lib/domain/what-if.ts";
import { giqa, installation } from "./installation.ts";
import { signIn } from "./people.ts";

const TRIED = { boxThreshold: 0.9 };

test("what other thresholds would change over a run is the same in the browser and by the command", async ({
  page,
}) => {
  test.slow();
  const { planted, runId } = installation();
  const changes = JSON.stringify(TRIED);
  const told = await giqa<WhatIfTally>(["run", "what-if", runId, "--project", "Planted", "--changes", changes]);
  const gone = told.byKind["under-threshold"];
  expect(gone.count).toBeGreaterThan(0);

  await signIn(page, "ada");
  await page.goto(`/projects/${planted}/runs/${runId}`);
  await page.getByRole("link", { name: "Try other thresholds" }).click();
  await expect(page.getByText(`0 of ${told.items}`, { exact: true })).toBeVisible();
  await moveTo(page, TRIED.boxThreshold);
  await expect(page.getByText(`${told.boxes.before} → ${told.boxes.after}`, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: `Boxes go: box threshold: ${gone.count} in ${gone.items} items` }).click();
  await expect(page.getByRole("region", { name: "Pictures" }).getByRole("listitem")).toHaveCount(gone.first.length);
  await page.getByLabel("Save as a recipe").fill("surer boxes");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("a bar's picture leads to its trace under the same thresholds, and from there back to the run", async ({
  page,
}) => {
  test.slow();
  const { planted, runId } = installation();
  const changes = encodeURIComponent(JSON.stringify(TRIED));
  await signIn(page, "ada");
  await page.goto(`/projects/${planted}/runs/${runId}/what-if?changes=${changes}`);
  await page.getByRole("tab", { name: "Score" }).click();
  const bars = page.getByRole("group", { name: "Detector score" });
  await bars.locator("button[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/bar=score-/);
  await page.getByRole("region", { name: "Pictures" }).getByRole("link").first().click();
  await expect(page.getByRole("slider", { name: "Box threshold" })).toHaveValue(String(TRIED.boxThreshold));
  await page.getByRole("link", { name: "What would this change over the run?" }).click();
  await expect(page.getByRole("slider", { name: "Box threshold" })).toHaveValue(String(TRIED.boxThreshold));
});

/** By the keys, as a hand without a mouse does. */
async function moveTo(page: Page, value: number): Promise<void> {
  const slider = page.getByRole("slider", { name: "Box threshold" });
  await slider.focus();
  await page.keyboard.press("End");
  for (let at = 100; at > 100 * value; at--) await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveValue(String(value));
}
