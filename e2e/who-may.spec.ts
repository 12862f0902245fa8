import { expect, test } from "@playwright/test";
import { EMPTY_DIFF } from "#lib/domain/diff.ts";
import { installation, type Person, SECRET_WORD } from "./installation.ts";
import { addresses, filled, type Ids, idsSeen } from "./pages.ts";
import { signIn } from "./people.ts";

const EVERYONE: readonly Person[] = ["ada", "emil", "elsa", "anna", "otto"];
const MEMBERS: readonly Person[] = ["ada", "emil", "elsa", "anna"];

/** Who sees which page of the planted project; a page without a line here fails. */
const SEES: Readonly<Record<string, readonly Person[]>> = {
  "/": EVERYONE,
  "/account": EVERYONE,
  "/engines": ["ada"],
  "/people": ["ada", "otto"],
  "/projects": EVERYONE,
  "/sign-in": EVERYONE,
  "/projects/[projectId]": MEMBERS,
  "/projects/[projectId]/imports": ["ada"],
  "/projects/[projectId]/imports/new": ["ada"],
  "/projects/[projectId]/imports/[importId]": ["ada"],
  "/projects/[projectId]/items": ["ada"],
  "/projects/[projectId]/items/[itemId]": ["ada"],
  "/projects/[projectId]/recipes": ["ada"],
  "/projects/[projectId]/recipes/[recipeId]": ["ada"],
  "/projects/[projectId]/recipes/[recipeId]/copy": ["ada"],
  "/projects/[projectId]/recipes/compare": ["ada"],
  "/projects/[projectId]/releases": ["ada"],
  "/projects/[projectId]/rounds": ["ada"],
  "/projects/[projectId]/rounds/[roundId]": ["ada"],
  "/projects/[projectId]/runs": ["ada"],
  "/projects/[projectId]/runs/[runId]": ["ada"],
  "/projects/[projectId]/runs/[runId]/what-if": ["ada"],
  "/projects/[projectId]/settings": ["ada"],
  "/projects/[projectId]/suggestions": ["ada"],
  "/projects/[projectId]/suggestions/[suggestionId]": ["ada"],
  "/projects/[projectId]/tasks": ["emil", "elsa"],
  "/projects/[projectId]/tasks/[taskId]": ["emil"],
};

const ANY_ID = "6f1f6f4e-3a5c-4b3e-9f0d-0d6f0c8a1b2c";

/** Who may ask which route, and how it is asked. */
const HEARS: Readonly<Record<string, { method: "GET" | "HEAD" | "POST"; may: readonly Person[]; body?: object }>> = {
  "/api/auth/[...nextauth]": { method: "GET", may: EVERYONE },
  "/api/health": { method: "GET", may: EVERYONE },
  "/api/projects/[projectId]/events": { method: "GET", may: MEMBERS },
  "/api/projects/[projectId]/images/[imageId]/[rendition]": { method: "GET", may: MEMBERS },
  "/api/projects/[projectId]/imports/[importId]/problems": { method: "GET", may: ["ada"] },
  "/api/projects/[projectId]/releases/[releaseId]/[file]": { method: "GET", may: ["ada"] },
  "/api/projects/[projectId]/runs/[runId]/what-if": { method: "GET", may: ["ada"] },
  "/api/projects/[projectId]/runs/[runId]/what-if/pictures": { method: "GET", may: ["ada"] },
  "/api/projects/[projectId]/tasks/[taskId]/lease": { method: "POST", may: ["emil"], body: { tab: ANY_ID } },
  "/api/projects/[projectId]/tasks/[taskId]/operations": {
    method: "POST",
    may: ["emil"],
    body: { base: 99, opId: ANY_ID, tab: ANY_ID, diffs: [EMPTY_DIFF] },
  },
  "/api/projects/[projectId]/uploads": {
    method: "POST",
    may: ["ada"],
    body: { batch: ANY_ID, files: [{ path: "a.jpg", bytes: 1 }] },
  },
  "/api/projects/[projectId]/uploads/[uploadId]": { method: "HEAD", may: ["ada"] },
};

let ids: Ids = {};
test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await signIn(page, "ada");
  ids = await idsSeen(page);
  await page.close();
});

test("every page and every route says here who may have it", () => {
  expect(addresses("page")).toEqual(Object.keys(SEES).sort());
  expect(addresses("route")).toEqual(Object.keys(HEARS).sort());
});

for (const who of EVERYONE)
  test(`${who} sees the pages that are theirs, and no other`, async ({ page }) => {
    test.slow();
    await signIn(page, who);
    for (const [address, may] of Object.entries(SEES)) {
      const answer = await page.request.get(filled(address, ids));
      const body = await answer.text();
      const isShown = answer.status() === 200 && !body.includes("There is nothing here");
      expect(isShown, `${who} at ${address}: ${answer.status()}`).toBe(may.includes(who));
      if (who !== "emil") expect(body, address).not.toContain(SECRET_WORD);
    }
  });

for (const who of EVERYONE)
  test(`${who} is answered by the routes that are theirs, and by no other`, async ({ page }) => {
    await signIn(page, who);
    for (const [address, { method, may, body }] of Object.entries(HEARS)) {
      const status = await page.evaluate(asked, { address: filled(address, ids), method, body });
      const isRefused = status === 401 || status === 403 || status === 404;
      if (may.includes(who)) expect([401, 403], `${who} at ${address}`).not.toContain(status);
      else expect(isRefused, `${who} at ${address}: ${status}`).toBe(true);
    }
  });

/** Asks from within the page; a stream is left once its status is known. */
async function asked({ address, method, body }: { address: string; method: string; body?: object | undefined }) {
  const leave = new AbortController();
  const sent = body ? { body: JSON.stringify(body) } : {};
  const answer = await fetch(address, { method, ...sent, signal: leave.signal });
  leave.abort();

  return answer.status;
}

test("who is not signed in is sent to the sign-in page, and told 401 by routes", async ({ page }) => {
  for (const address of Object.keys(SEES)) {
    if (address === "/sign-in") continue;
    await page.goto(filled(address, ids));
    await expect(page, address).toHaveURL(/\/sign-in/);
  }
  for (const [address, { method, body }] of Object.entries(HEARS)) {
    if (address.startsWith("/api/auth") || address === "/api/health") continue;
    const answer = await page.request.fetch(filled(address, ids), { method, ...(body ? { data: body } : {}) });
    expect(answer.status(), address).toBe(401);
  }
});

test("one expert's draft is in nobody else's export, events or task", async ({ page }) => {
  const { planted, taskId } = installation();
  await signIn(page, "elsa");
  const save = { base: 0, opId: crypto.randomUUID(), tab: null, diffs: [] };
  const operations = await page.request.post(`/api/projects/${planted}/tasks/${taskId}/operations`, { data: save });
  expect([400, 403, 404]).toContain(operations.status());
  await page.context().clearCookies();
  await signIn(page, "ada");
  await page.goto(`/projects/${planted}/releases`);
  for (const link of await page.locator('a[href*="/releases/"]').all()) {
    const file = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(await file.text()).not.toContain(SECRET_WORD);
  }
});
