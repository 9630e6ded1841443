// A reply is never lost: whatever happens to the page, the network or the server while it is written.
import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import {
  ask,
  callCoach,
  openDay,
  questions,
  replies,
  shownWords,
  SOON_MS,
  storedReplies,
  waitForWholeReply,
  waitForWords,
  writeDeliverable,
} from "./cockpit.ts";
import { startCuttableNetwork } from "./cuttable-network.ts";
import { longReply } from "./long-reply.ts";
import { modelEnv, test } from "./model-test.ts";
import { startProduct } from "./start-product.ts";

/** Chromium reports each request that found no network, or no server. */
const NO_NETWORK = [/net::ERR_/];
/** What a server that was started again says of a run that it did not live to end. */
const NO_SUCH_RUN = /status of (?:404|410)/;
const RELOADS = 10;
const RESUMED_WITHIN_MS = 3_000;
const SAID_WITHIN_MS = 5_000;

test("reloaded before the first word and after each of ten different chunks, one reply is whole, once, from one call", async ({
  openPage,
  product,
  upstream,
}) => {
  const reply = longReply(2_800);
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  upstream.reply(reply, { chunk: 2, paceMs: 12 });
  await ask(page, "Alors ?");
  await expect.poll(() => upstream.requests.length, { interval: 10 }).toBe(1);
  await page.reload({ waitUntil: "commit" });
  let seen = 0;
  for (let reload = 0; reload < RELOADS; reload++) {
    await waitForWords(page, seen + 1);
    seen = (await shownWords(page)).length;
    expect((await storedReplies(page)).at(-1)?.state.status, `before reload ${reload + 1}`).toBe("streaming");
    await page.reload({ waitUntil: "commit" });
  }
  await waitForWords(page, seen + 1);
  upstream.hurry();
  await waitForWholeReply(page);
  expect((await storedReplies(page)).map(({ text }) => text)).toEqual([reply]);
  expect(upstream.requests).toHaveLength(1);
  expect(upstream.leftCount).toBe(0);
}, 120_000);

for (const notices of [true, false]) {
  test(`the network is cut and comes back, ${notices ? "and the browser says so" : "and nothing says so"}: every word stays, and the rest goes on within 3 s`, async ({
    openPage,
    product,
    upstream,
  }) => {
    const reply = longReply(800);
    const network = await startCuttableNetwork();
    onTestFinished(() => network.close());
    const page = await openPage({ proxy: network.proxy, tolerates: NO_NETWORK });
    await openDay(page, product.origin, 3);
    await callCoach(page);
    upstream.reply(reply, { chunk: 2, paceMs: 25 });
    await ask(page, "Alors ?");
    await waitForWords(page, 40);
    network.cut();
    if (notices) await page.context().setOffline(true);
    else await replies(page).getByText("Interrompue").waitFor();
    const seen = await wordsThatStay(page);
    expect(seen.length).toBeGreaterThanOrEqual(40);
    expect(reply.length).toBeGreaterThan(seen.length + 100);

    network.mend();
    if (notices) await page.context().setOffline(false);
    await expect
      .poll(async () => (await shownWords(page)).length, { timeout: RESUMED_WITHIN_MS })
      .toBeGreaterThan(seen.length + 20);
    expect((await shownWords(page)).startsWith(seen)).toBe(true);
    upstream.hurry();
    await waitForWholeReply(page);
    expect((await storedReplies(page)).map(({ text }) => text)).toEqual([reply]);
    expect(upstream.requests).toHaveLength(1);
  });
}

test("the server is killed in mid-reply: interrupted within 5 s, « Reprendre » goes on from the words that arrived, and « Refaire » begins again", async ({
  openPage,
  product,
  upstream,
}) => {
  const reply = longReply(1_200);
  const page = await openPage({ tolerates: [...NO_NETWORK, NO_SUCH_RUN] });
  await openDay(page, product.origin, 3);
  await callCoach(page);
  upstream.reply(reply, { chunk: 2, paceMs: 12 });
  await ask(page, "Alors ?");
  await waitForWords(page, 40);
  const seen = await wordsThatStay(page);

  await product.kill9();
  await replies(page).getByText("Interrompue").waitFor({ timeout: SAID_WITHIN_MS });
  expect((await shownWords(page)).startsWith(seen)).toBe(true);
  const [cut] = await storedReplies(page);
  expect(cut?.text.length).toBeGreaterThan(0);
  expect(reply.startsWith(cut?.text ?? "?")).toBe(true);

  const again = await startProduct({ env: modelEnv(upstream), dataDir: product.dataDir, port: product.port });
  onTestFinished(async () => void (await again.stop()));
  upstream.reply(reply.slice(cut?.text.length), { paceMs: 0 });
  await page.getByRole("button", { name: "Reprendre" }).click();
  await waitForWholeReply(page);
  expect((await storedReplies(page)).map(({ text }) => text)).toEqual([cut?.text, reply]);
  expect(upstream.requests).toHaveLength(2);

  await page.getByRole("button", { name: "Réponse précédente" }).click();
  await replies(page).getByText("Interrompue").waitFor();
  upstream.reply("Autrement.");
  await page.getByRole("button", { name: "Refaire" }).click();
  await page.getByText("3 / 3").waitFor();
  await waitForWholeReply(page);
  const all = await storedReplies(page);
  expect(all.map(({ text }) => text)).toEqual([cut?.text, reply, "Autrement."]);
  expect(all[0]?.state.status).toBe("interrupted");
  expect(await questions(page).count()).toBe(1);
});

test("a question that waited without a network, and whose text changed meanwhile, leaves with the text that the person chooses", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage({ tolerates: NO_NETWORK });
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, "Mon premier jet, celui de tout à l’heure.");
  await callCoach(page);
  upstream.reply("Vu.");
  await page.context().setOffline(true);
  await ask(page, "Alors ?");
  await ask(page, "Et la fin ?");
  await writeDeliverable(page, "Mon deuxième jet, écrit depuis.");
  await page.context().setOffline(false);

  await page.getByRole("button", { name: "Envoyer avec la V1 d’alors" }).click();
  await expect.poll(() => upstream.requests.length, { timeout: SOON_MS }).toBe(1);
  await page.getByRole("button", { name: "Envoyer avec le texte actuel" }).click();
  await waitForWholeReply(page);
  const sent = upstream.requests.map(({ body }) => body.messages.at(-1)?.content ?? "");
  expect(sent).toHaveLength(2);
  expect(sent[0]).toContain("Mon premier jet");
  expect(sent[1]).toContain("Mon deuxième jet");
});

/** What is shown, but for a figure at the very end: it may yet be the number of a list's next item, which is drawn, not written. */
async function wordsThatStay(page: Page): Promise<string> {
  return (await shownWords(page)).replace(/\n+\d+\.?\s*$/u, "").trimEnd();
}
