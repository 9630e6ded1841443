// One visit with a server; then it is gone, and everything is there. And when it comes back with a newer version, nobody
// who writes is disturbed.
import type { Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { DAYS } from "#shared/day.ts";
import {
  callCoach,
  composer,
  expectHelp,
  openDay,
  POST,
  sheet,
  SOON_MS,
  storedDrafts,
  writeDeliverable,
} from "./cockpit.ts";
import type { OpenBrowser } from "./open-browser.ts";
import { type OpenPage, test as base } from "./product-test.ts";
import { secondBuild } from "./second-build.ts";
import { type Product, startProduct } from "./start-product.ts";

/** Chromium reports each request that found no server. */
const NO_SERVER = [/net::ERR_/];

/** `openVisited`: a page that saw today once, so that the worker has every file and serves it, and the programme is here. */
const test = base.extend<{ openVisited: OpenPage }>({
  openVisited: async ({ openPage, product }, provide) => {
    await provide(async (options) => {
      const page = await openPage({ worker: true, tolerates: NO_SERVER, ...options });
      await page.goto(`${product.origin}/app/today`);
      await page.locator(".crit").waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await expect
        .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: SOON_MS })
        .toBe(true);
      return page;
    });
  },
});

const SCREENS = {
  fr: {
    journal: "Journal",
    profile: "Qui parle, à qui, de quoi",
    settings: "Réglages",
    voyage: "Les quatorze jours",
    away: "Hors ligne",
    post: "Ton premier post",
  },
  en: {
    journal: "Log",
    profile: "Who is speaking, to whom, about what",
    settings: "Settings",
    voyage: "The fourteen days",
    away: "Offline",
    post: "Your first post",
  },
} as const;

test.for([
  { lang: "fr", theme: "light" },
  { lang: "en", theme: "dark" },
] as const)(
  "after one visit to today every screen opens with the server dead, in $lang by $theme: missions, fonts and flags",
  { timeout: 120_000 },
  async ({ lang, theme }, { openVisited, product, browser }) => {
    const said = SCREENS[lang];
    const first = await openVisited({ lang, theme });
    await product.kill9();

    const page = await browser.newTab(first, product.origin, NO_SERVER);
    await first.close();
    const open = async (path: string, heading: string) => {
      await page.goto(product.origin + path);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.locator(".status").getByText(said.away).waitFor();
      await expect.poll(() => fontsOf(page)).toEqual(["Atkinson Hyperlegible Next Variable", "Brygada 1918 Variable"]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
    };
    // The bare address is the first run's, until it was written or put off.
    await page.goto(`${product.origin}/`);
    await page.locator(".first-run h1").waitFor();
    await page.goto(`${product.origin}/app/today`);
    await page.locator(".crit").waitFor();
    // One programme holds both languages.
    const days = lang === "fr" ? DAYS : [1];
    const title = page.locator("h1");
    const titles = new Set<string>();
    for (const day of days) {
      await page.locator(`.rail a[href="/app/day/${day}"]`).click();
      await expect.poll(async () => titles.has(await title.innerText())).toBe(false);
      titles.add(await title.innerText());
      await page.locator(".crit").waitFor();
      await expect.poll(() => page.locator("#deliverable").isEditable()).toBe(true);
    }
    await open("/app/day/3", said.post);
    expect(await page.locator("symbol#p-3").count()).toBe(1);
    await open("/app/journal", said.journal);
    await open("/app/profil", said.profile);
    await open("/app/voyage", said.voyage);
    await open("/app/reglages", said.settings);
    // The other language was never spoken here.
    await page.getByRole("button", { name: lang === "fr" ? "English" : "Français" }).click();
    await page.getByRole("heading", { level: 1, name: lang === "fr" ? "Settings" : "Réglages" }).waitFor();
  },
);

test("what is typed with the server dead is there in the next page, still without it: sheet, question, profile", async ({
  openVisited,
  product,
  browser,
}) => {
  const page = await openVisited();
  await product.kill9();
  await openDay(page, product.origin, 5);
  await expectHelp(page);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await composer(page).fill("Écrit dans le train.");
  await expect.poll(() => storedDrafts(page)).toEqual(["Écrit dans le train."]);
  await page.goto(`${product.origin}/app/profil`);
  const trade = page.getByLabel("Ce que tu sais faire");
  await trade.fill("Mécanique cycles");
  await page.reload();
  await expect.poll(() => trade.inputValue()).toBe("Mécanique cycles");

  const next = await browser.newTab(page, product.origin, NO_SERVER);
  await page.close();
  await openDay(next, product.origin, 5);
  await expect.poll(() => sheet(next).inputValue()).toBe(POST);
  await callCoach(next);
  await expect.poll(() => composer(next).inputValue()).toBe("Écrit dans le train.");
});

test("a server that dies under an open page is said once a call finds nobody or the person comes back, and its return too", async ({
  openVisited,
  product,
}) => {
  const page = await openVisited();
  const status = page.locator(".status");
  await status.getByText("En ligne").waitFor();
  await product.kill9();
  await page.getByRole("link", { name: "Réglages" }).click();
  await status.getByText("Hors ligne").waitFor();
  const restarted = await restart(product);
  await status.getByText("En ligne").waitFor();
  await restarted.kill9();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await status.getByText("Hors ligne").waitFor();
});

test("a new version waits for a word; then the page comes back with every word, the very last ones included", async ({
  openVisited,
  product,
}) => {
  const page = await openVisited();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  await updateUnder(page, product);
  const offer = page.getByText("Une nouvelle version est prête.");
  await offer.waitFor();
  expect(await buildOf(page)).toBe("first");
  await composer(page).fill("Ma question");
  await sheet(page).fill(POST);
  await sheet(page).press("End");
  await page.keyboard.type(" Et la fin", { delay: 0 });
  const written = await sheet(page).inputValue();
  // The typing has not paused: nothing of it was asked to be saved yet.
  await offerOf(page).click();
  await expect.poll(() => buildOf(page), { timeout: SOON_MS }).toBe("second");
  await expect.poll(() => sheet(page).inputValue()).toBe(written);
  await expect.poll(() => composer(page).inputValue()).toBe("Ma question");
  await page.goto(`${product.origin}/app/reglages`);
  await page.getByText("le cockpit s’ouvre sur cet appareil").waitFor();
  expect(await page.locator(".notices .notice").count()).toBe(0);
});

test("a new version taken in one tab leaves the other as it is: still writing, told, and its unopened parts still open", async ({
  openVisited,
  product,
  browser,
}) => {
  const page = await openVisited();
  const other = await openOther(browser, page, product);
  await updateUnder(page, product);
  await sheet(other).fill("Je suis en train d’écrire");
  await offerOf(page).click();
  await expect.poll(() => buildOf(page), { timeout: SOON_MS }).toBe("second");

  await other.getByText("Un autre onglet est passé à la nouvelle version.").waitFor();
  expect(await buildOf(other)).toBe("first");
  expect(await sheet(other).inputValue()).toBe("Je suis en train d’écrire");
  const gone = await other.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const mains = gone.filter((url) => /\/assets\/main-[^/]+\.js$/.test(url));
  expect(mains).toHaveLength(1);
  // What neither the server nor the HTTP cache has, this tab still gets.
  expect((await fetch(mains[0] ?? "")).status).toBe(404);
  expect(await other.evaluate(async (url) => (await fetch(url ?? "", { cache: "no-store" })).status, mains[0])).toBe(
    200,
  );
  await callCoach(other);
  await offerOf(other).click();
  await expect.poll(() => buildOf(other), { timeout: SOON_MS }).toBe("second");
  await expect.poll(() => sheet(other).inputValue()).toBe("Je suis en train d’écrire");
});

test("where the last words cannot be kept, the new version is not taken and the page says so", async ({
  openVisited,
  product,
}) => {
  const page = await openVisited();
  await openDay(page, product.origin, 3);
  await updateUnder(page, product);
  await page.evaluate(() => {
    const full = () => {
      throw new DOMException("the disk is full", "QuotaExceededError");
    };
    Object.assign(IDBObjectStore.prototype, { put: full, add: full });
  });
  await sheet(page).fill("Ces mots ne sont nulle part ailleurs");
  await offerOf(page).click();
  await page.locator(".toast").getByText("la page n’a pas été rechargée").waitFor();
  // It can be asked again.
  await offerOf(page).waitFor();
  expect(await buildOf(page)).toBe("first");
  expect(await sheet(page).inputValue()).toBe("Ces mots ne sont nulle part ailleurs");
});

test("a part of the app that cannot be loaded is said, and nothing reloads by itself", async ({
  openPage,
  product,
}) => {
  const page = await openPage({
    worker: true,
    tolerates: [/ERR_FAILED/, /Failed to fetch dynamically|part of the app/],
  });
  // Neither a worker nor idle time: what is opened is fetched when it is opened.
  await page.addInitScript("delete Navigator.prototype.serviceWorker; window.requestIdleCallback = () => 0");
  await page.route(/\/assets\/other-pages-[^/]+\.js$/, (route) => route.abort());
  await openDay(page, product.origin, 3);
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  await page.getByRole("navigation", { name: "Programme" }).getByRole("link", { name: "Journal" }).click();
  await page.locator(".toast").getByText("Une partie de l’app manque ici").waitFor();
  expect(await page.evaluate(() => Reflect.get(window, "stillHere"))).toBe(true);
});

test("a version that cannot start does not stay for ever: « Recharger » takes the one that waits", async ({
  openVisited,
  product,
}) => {
  const page = await openVisited();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const main = (await cache.keys()).find(({ url }) => /\/assets\/main-[^/]+\.js$/.test(url));
      const broken = new Response("throw new Error('broken')", { headers: { "Content-Type": "text/javascript" } });
      if (main !== undefined) await cache.put(main, broken);
    }
  });
  await page.reload();
  await page.getByRole("heading", { name: "Le cockpit n’a pas pu démarrer." }).waitFor();
  await nextVersion(page, product);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null), { timeout: SOON_MS })
    .toBe(true);
  await page.getByRole("button", { name: "Recharger" }).click();
  await page.locator(".crit").waitFor();
  expect(await buildOf(page)).toBe("second");
});

test("a browser finds the app fit to be installed", async ({ openVisited }) => {
  const page = await openVisited();
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? "{}")).toMatchObject({ start_url: "/app/today", scope: "/", display: "standalone" });
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A browser context of a test is an incognito one.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});

async function openOther(browser: OpenBrowser, page: Page, product: Product): Promise<Page> {
  const other = await browser.newTab(page, product.origin, NO_SERVER);
  await openDay(other, product.origin, 3);
  await expect
    .poll(
      () => other.evaluate(async () => (await navigator.locks.query()).held?.filter(({ name }) => name === "sdb-tab")),
      {
        timeout: SOON_MS,
      },
    )
    .toHaveLength(2);
  return other;
}

/** The way to the version that is offered. */
function offerOf(page: Page): Locator {
  return page.locator(".notice", { hasText: "nouvelle version" }).getByRole("button", { name: "Recharger" });
}

/** As `nextVersion`, and the person is told. */
async function updateUnder(page: Page, product: Product): Promise<void> {
  await nextVersion(page, product);
  await page.getByText("Une nouvelle version est prête.").waitFor();
}

/** The server comes back with the next version, and the browser looks. */
async function nextVersion(page: Page, product: Product): Promise<void> {
  const cwd = await secondBuild();
  await product.kill9();
  await restart(product, cwd);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update().then(() => undefined));
}

async function restart({ port, dataDir }: Product, cwd = "."): Promise<Product> {
  const again = await startProduct({ port, dataDir, cwd });
  onTestFinished(async () => void (await again.stop()));
  return again;
}

/** "first" for the build of the repository. A page between two documents is neither. */
async function buildOf(page: Page): Promise<string> {
  try {
    return await page.evaluate(() => document.documentElement.dataset["build"] ?? "first");
  } catch {
    return "between";
  }
}

/** The two families of every title and text, where they have arrived. */
function fontsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const loaded = [...document.fonts].filter(({ status }) => status === "loaded");
    const families = new Set(loaded.map(({ family }) => family.replaceAll('"', "")));
    return [...families].filter((family) => /Next|Brygada/.test(family)).toSorted();
  });
}
