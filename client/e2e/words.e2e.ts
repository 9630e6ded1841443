// The words are safe: whatever dies (the browser, its storage, the disk's room, an old version, another tab), they are kept.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import {
  ask,
  callCoach,
  composer,
  openDay,
  sheet,
  SOON_MS,
  storedQuestions,
  tryToAsk,
  waitForKept,
  writeDeliverable,
} from "./cockpit.ts";
import { openKillable, profileFolder } from "./killable-browser.ts";
import { test } from "./product-test.ts";

/** What the person is to be told within. */
const TOLD_WITHIN_MS = 2_000;
/** What another tab's change may take. */
const SEEN_WITHIN_MS = 1_000;

const QUOTA_BYTES = 5_000_000;

test("every transaction that writes is strict, and when the storage's process dies, writing goes on by itself", async ({
  product,
}) => {
  const { page, killStorage } = await openKillable(await profileFolder());
  await page.addInitScript(noteDurability);
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, "Écrit avant.");
  await callCoach(page);
  await ask(page, "Alors ?");
  await expect.poll(() => storedQuestions(page, 3), { timeout: SOON_MS }).toHaveLength(1);
  const writes = await page.evaluate(() => Reflect.get(window, "durabilities") as string[]);
  expect(writes.length).toBeGreaterThan(3);
  expect(new Set(writes)).toEqual(new Set(["strict"]));

  await killStorage();
  await writeDeliverable(page, "Écrit après.");
  await page.reload();
  await expect.poll(() => sheet(page).inputValue(), { timeout: SOON_MS }).toBe("Écrit après.");
});

test("with the disk full nothing is lost and it is said; with room again the same words are kept, the question once", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  const devtools = await page.context().newCDPSession(page);
  // Small from the start: Chromium asks how much room there is once for a while, and counts from there.
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: product.origin, quotaSize: QUOTA_BYTES });
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, "Gardé.");
  await callCoach(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: product.origin, quotaSize: 1 });
  await page.evaluate(fillRoom, QUOTA_BYTES * 2);
  await sheet(page).fill("Gardé. Et la suite.");
  await page.getByText("Plus de place sur cet appareil").waitFor({ timeout: TOLD_WITHIN_MS });
  await page.getByText("L’enregistrement a échoué. Ton texte est encore à l’écran").waitFor();
  await page.locator(".status .not-saved").waitFor();
  await tryToAsk(page, "Alors ?");
  await page.getByText("Ta question n’a pas pu être enregistrée").waitFor({ timeout: TOLD_WITHIN_MS });
  expect([await sheet(page).inputValue(), await composer(page).inputValue()]).toEqual([
    "Gardé. Et la suite.",
    "Alors ?",
  ]);
  expect(await storedQuestions(page, 3)).toEqual([]);

  await devtools.send("Storage.overrideQuotaForOrigin", { origin: product.origin });
  await waitForKept(page);
  await page.getByText("Plus de place sur cet appareil").waitFor({ state: "detached" });
  await page.locator(".not-saved").first().waitFor({ state: "detached" });
  await composer(page).press("Enter");
  await expect.poll(() => storedQuestions(page, 3), { timeout: SOON_MS }).toHaveLength(1);
  await expect.poll(() => composer(page).inputValue()).toBe("");
  await page.reload();
  await expect.poll(() => sheet(page).inputValue(), { timeout: SOON_MS }).toBe("Gardé. Et la suite.");
});

test("loaded on a full disk, the page says so for as long as it is, and takes it for no missing server", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: product.origin, quotaSize: QUOTA_BYTES });
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, "Gardé.");
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: product.origin, quotaSize: 1 });
  await page.evaluate(fillRoom, QUOTA_BYTES * 2);
  await page.reload();
  await page.getByText("Plus de place sur cet appareil").waitFor();
  // What is loaded at rest writes, and finds nothing to write, by then.
  await page.waitForLoadState("networkidle");
  await page.locator(".status").getByText("En ligne").waitFor();
  expect(await page.getByText("Plus de place sur cet appareil").isVisible()).toBe(true);
  expect(await sheet(page).inputValue()).toBe("Gardé.");
});

test("where the browser refuses every write from the start, the mission is there all the same, and the truth is said", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await page.addInitScript(refuseWrites);
  await openDay(page, product.origin, 3);
  await page.getByText("Ce navigateur refuse d’enregistrer.").waitFor({ timeout: TOLD_WITHIN_MS });
  await sheet(page).fill("Pas gardé.");
  await page.getByText("L’enregistrement a échoué. Ton texte est encore à l’écran").waitFor();
  await page.waitForLoadState("networkidle");
  await page.locator(".status").getByText("En ligne").waitFor();
  expect(await page.getByText("Ce navigateur refuse d’enregistrer.").isVisible()).toBe(true);
  expect(await sheet(page).inputValue()).toBe("Pas gardé.");
  // The page's own watch fails the test at an error that nobody took.
  await page.getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("heading", { level: 1, name: "Réglages" }).waitFor();
  await page.waitForLoadState("networkidle");
});

test("a tab that a newer version has left behind cannot write, says so, and keeps what is typed in it", async ({
  browser,
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, "Écrit par l’ancienne version.");
  const newer = await browser.newTab(page, product.origin, [/favicon/]);
  await newer.goto(`${product.origin}/healthz`);
  await newer.evaluate(upgradeDatabase);
  await page.getByText("Une version plus récente est ouverte").waitFor({ timeout: TOLD_WITHIN_MS });
  await sheet(page).fill("Tapé après.");
  await page.locator("#page").getByText("non enregistré").waitFor({ timeout: TOLD_WITHIN_MS });
  expect(await sheet(page).inputValue()).toBe("Tapé après.");

  // Old code, loaded once more: it opens nothing, and shows all there is.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Cette page est plus ancienne que tes textes." }).waitFor();
  expect(await page.locator("article pre").allInnerTexts()).toEqual(["Écrit par l’ancienne version.", "Tapé après."]);
});

test("two tabs in one text: each sees the other's words within a second, and words written at the same time are both kept", async ({
  browser,
  openPage,
  product,
}) => {
  const one = await openPage();
  await openDay(one, product.origin, 3);
  const other = await browser.newTab(one, product.origin);
  await openDay(other, product.origin, 3);
  await writeDeliverable(one, "Ensemble.");
  await expect.poll(() => sheet(other).inputValue(), { timeout: SEEN_WITHIN_MS }).toBe("Ensemble.");

  const slowly = sheet(other).pressSequentially(" Écrit lentement par l’un.", { delay: 60 });
  await expect.poll(() => sheet(other).inputValue(), { timeout: SOON_MS }).toContain("lent");
  await writeDeliverable(one, "Ensemble. Et d’un coup par l’autre.");
  await slowly;
  for (const page of [one, other]) {
    await expect.poll(() => sheet(page).inputValue(), { timeout: SOON_MS }).toContain("lentement par l’un.");
    expect(await otherVersion(page).inputValue()).toBe("Ensemble. Et d’un coup par l’autre.");
  }
  await other.getByRole("button", { name: "Prendre cette version" }).click();
  for (const page of [one, other]) {
    await expect.poll(() => sheet(page).inputValue(), { timeout: SOON_MS }).toBe("Ensemble. Et d’un coup par l’autre.");
    await expect.poll(() => otherVersion(page).inputValue()).toContain("lentement par l’un.");
  }
});

const otherVersion = (page: Page) => page.getByRole("textbox", { name: "L’autre version" });

/** In the page: how durable each transaction that writes is. */
function noteDurability(): void {
  const noted: string[] = [];
  Reflect.set(window, "durabilities", noted);
  type Begin = (this: IDBDatabase, ...args: Parameters<IDBDatabase["transaction"]>) => IDBTransaction;
  const { transaction } = IDBDatabase.prototype as { transaction: Begin };
  IDBDatabase.prototype.transaction = function (...args) {
    const begun = transaction.apply(this, args);
    if (begun.mode === "readwrite") noted.push(begun.durability);
    return begun;
  };
}

/** In the page: asks for more room than there is, as some other file on the disk would take it. */
function fillRoom(bytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("filler", 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("bytes"));
    request.addEventListener("success", () => {
      const transaction = request.result.transaction("bytes", "readwrite");
      transaction.objectStore("bytes").put(new Uint8Array(bytes), 1);
      transaction.addEventListener("abort", () => resolve());
      transaction.addEventListener("complete", () => reject(new Error("there was room")));
    });
  });
}

/** In the page: its database is there, and takes nothing. */
function refuseWrites(): void {
  IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
    throw new DOMException("refused", "UnknownError");
  };
}

/** In the page: what a newer version of the app does to the database first. */
async function upgradeDatabase(): Promise<void> {
  const name = (await indexedDB.databases())
    .map((database) => database.name ?? "")
    .find((one) => one.startsWith("sdb-"));
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name ?? "", 9_990);
    request.addEventListener("success", () => {
      request.result.close();
      resolve();
    });
    request.addEventListener("error", () => reject(request.error ?? new Error("not upgraded")));
  });
}
