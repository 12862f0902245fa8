import { expect, type Page } from "@playwright/test";
import { emailOf, PASSWORD, type Person } from "./installation.ts";

/** Signs in by the form, as people do. */
export async function signIn(page: Page, who: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(emailOf(who));
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/projects/);
}
