import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import type { Person } from "./installation.ts";
import { addresses, filled, type Ids, idsSeen } from "./pages.ts";
import { signIn } from "./people.ts";

let ids: Ids = {};
test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await signIn(page, "ada");
  ids = await idsSeen(page);
  await page.close();
});

/** Whose page it is: who sits in it for hours. */
function whose(address: string): Person {
  return address.includes("/tasks") ? "emil" : "ada";
}

for (const scheme of ["light", "dark"] as const)
  for (const who of ["ada", "emil"] as const)
    test(`no page of ${who}'s has an accessibility violation, ${scheme}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ colorScheme: scheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      if (who === "ada") await expectNone(page, "/sign-in");
      await signIn(page, who);
      for (const address of addresses("page").filter((one) => whose(one) === who && one !== "/sign-in"))
        await expectNone(page, filled(address, ids));
      await context.close();
    });

async function expectNone(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(found, address).toEqual([]);
}
