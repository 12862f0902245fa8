import { expect, type Page, test } from "@playwright/test";
import { engineServer } from "#lib/testing/engine-server.ts";
import { signIn } from "./people.ts";

const KEY = "sk-marker-3c9e77-never-to-come-back";
const TAGS = {
  say: JSON.stringify({ tags: [{ quote: "white background", quality: "overexposed", effect: "negative" }] }),
  usage: { prompt_tokens: 312, completion_tokens: 41 },
};

/** What the server told this page about engines, the streams of its actions among it. */
function heardBy(page: Page): () => Promise<string> {
  const heard: Promise<string>[] = [];
  page.on("response", (answer) => {
    if (answer.url().includes("/engines")) heard.push(answer.text().catch(() => ""));
  });

  return async () => (await Promise.all(heard)).join("\n");
}

test("an engine is set, tested, mended and removed, and its key goes in and never comes out", async ({ page }) => {
  const server = await engineServer({ status: 401 }, TAGS);
  await signIn(page, "ada");
  const heard = heardBy(page);
  await page.goto("/engines");
  await page.getByRole("button", { name: "Add a server" }).click();
  await page.getByLabel("Name").fill("journey");
  await page.getByLabel("Address").fill("https://user:word@example.org/v1");
  await page.getByLabel("Key", { exact: true }).fill(KEY);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Must hold no name and no password.")).toBeVisible();
  await expect(page.getByLabel("Address")).toBeFocused();
  await page.getByLabel("Address").fill(server.baseUrl);
  await page.getByLabel("Price in").fill("10");
  await page.getByRole("button", { name: "Save" }).click();

  const card = page.getByRole("region", { name: "Server “journey”" });
  await expect(card.getByText("set, ends in …back")).toBeVisible();
  await card.getByRole("button", { name: "Test with a sentence" }).click();
  await expect(card.getByText("does not take the key (401)")).toBeVisible();
  await card.getByRole("button", { name: "Test with a sentence" }).click();
  await expect(card.getByText("white background: overexposed (negative)")).toBeVisible();
  await expect(card.getByText("312 tokens in, 41 out · cost 0.00312")).toBeVisible();
  await expect(page.getByRole("region", { name: "Workers", exact: true }).getByText(/at work, /)).toBeVisible();
  expect(server.asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`]);

  await page.getByRole("button", { name: "Change Server “journey”" }).click();
  await expect(page.getByLabel("Key", { exact: true })).toHaveValue("");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove Server “journey”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(card).toBeHidden();
  const told = `${await heard()}\n${await page.content()}`;
  expect(told).toContain("openai:journey");
  expect(told).not.toContain(KEY);
  await server.close();
});
