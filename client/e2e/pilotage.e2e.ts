// What an operator does on their screen, and what a participant finds there instead.
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { openSession } from "#server/accounts/sessions.ts";
import { expectAccessible } from "./axe.ts";
import { callCoach, chip, openDay, POST, shownWords, waitForWholeReply, writeDeliverable } from "./cockpit.ts";
import { withDatabase } from "./own-database.ts";
import { test } from "./model-test.ts";
import type { Product } from "./start-product.ts";

test("an operator invites, pairs two people and switches the model off, which the next reply says; a participant finds none of it", async ({
  browser,
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  const [lea, omar] = [await addPerson(product, "Léa Dubois"), await addPerson(product, "Omar Haddad")];

  await page.goto(`${product.origin}/app/pilotage`);
  await page.getByLabel("Nom", { exact: true }).fill("Inès Roy");
  await page.getByRole("button", { name: "Créer le lien" }).click();
  const link = await page.locator(".pl-minted code").innerText();
  expect(link).toMatch(/^http:\/\/localhost:\d+\/#lien=[\w-]{43}$/);
  await page.getByRole("button", { name: "Révoquer l’invitation : Inès Roy" }).waitFor();

  await page.getByText("Plusieurs à la fois").click();
  await page.getByLabel(/^Une ligne par personne/).fill("nom;rôle;binôme\nPaul;;A\nNoé;chef;A");
  await page.getByText("Ligne 3").waitFor();
  await expectSound(page);

  await page.getByRole("button", { name: "Changer le binôme de Léa Dubois" }).click();
  await page.getByRole("dialog").getByLabel("Avec qui").selectOption("Omar Haddad");
  await page.getByRole("button", { name: "Former le binôme" }).click();
  await page
    .getByRole("row", { name: /^Omar Haddad/ })
    .getByText("Léa Dubois")
    .waitFor();
  expect(await openPairOf(product)).toEqual([lea, omar].toSorted());

  await page.getByRole("radio", { name: /Éteint/ }).check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Enregistré. Vaut dès la prochaine question.").waitFor();

  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);
  expect(await shownWords(page)).toMatch(/Contrôles instantanés, sans IA\. L.*équipe du programme/);
  expect(upstream.requests).toHaveLength(0);

  const theirs = await browser.newPage(product.origin, { tolerates: [/404 \(Not Found\)/] });
  await signInAs(theirs, product, lea);
  await theirs.goto(`${product.origin}/app/pilotage`);
  await theirs.getByText("Cette page est pour l’équipe du programme.").waitFor();
  expect(await theirs.locator(".pl-people, .pl-form").count()).toBe(0);
  await theirs.context().close();
});

/** With everything that the page can unfold. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 320, height: 568 });
  await expectAccessible(page);
  const beyond = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll("main :not(thead, thead *)")].map((one) => one.getBoundingClientRect().right),
  ]);
  expect(Math.max(...beyond)).toBeLessThanOrEqual(321);
  await page.setViewportSize({ width: 1440, height: 900 });
}

function addPerson(product: Product, name: string): Promise<string> {
  return withDatabase(product, async (db) => {
    const id = randomUUID();
    const user = { id, role: "member" as const, started_on: "2026-11-20", zone: "Europe/Paris", created_at: 0, name };
    await db.insertInto("users").values(user).execute();
    return id;
  });
}

async function signInAs(page: Page, product: Product, userId: string): Promise<void> {
  const value = await withDatabase(product, (db) => openSession(db, userId, Date.now()));
  await page.context().addCookies([{ name: `sdb-session-${product.port}`, value, url: product.origin }]);
}

function openPairOf(product: Product): Promise<string[]> {
  return withDatabase(product, async (db) => {
    const members = await db.selectFrom("pair_members").select("user_id").where("is_open", "=", 1).execute();
    return members.map(({ user_id }) => user_id).toSorted();
  });
}
