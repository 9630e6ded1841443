// When the app cannot start at all, the page still says why and shows the words that this browser keeps.
import { expect } from "vitest";
import { callCoach, chip, expectHelp, openDay, POST, waitForWholeReply, writeDeliverable } from "./cockpit.ts";
import { test } from "./product-test.ts";

test("when the app's code cannot be loaded, the page says so and shows every word kept here", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ tolerates: [/ERR_FAILED/] });
  // A worker would serve the file that is to be missing.
  await page.addInitScript("delete Navigator.prototype.serviceWorker");
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);

  await page.route(/\/assets\/main-[^/]+\.js$/, (route) => route.abort());
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Le cockpit n’a pas pu démarrer." }).waitFor();
  await page.getByText("Tes textes sont gardés sur cet appareil. Les voici.").waitFor();
  await expectHelp(page);
  const words = await page.locator("article pre").allInnerTexts();
  expect(words).toContain(POST);
  expect(words.some((text) => text.startsWith("**Contrôles instantanés, sans IA.**"))).toBe(true);
  const diagnostic = await page.locator("pre.mono").innerText();
  expect(diagnostic).not.toContain("vélo");

  await page.unroute(/\/assets\/main-[^/]+\.js$/);
  await page.getByRole("button", { name: "Recharger" }).click();
  await page.getByRole("heading", { level: 1, name: "Ton premier post" }).waitFor();
  await page.waitForLoadState("networkidle");
});
