// Two tabs of one browser, one reply: whichever delivers it, both show it, and either can end it.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { ask, callCoach, openDay, replies, shownWords, SOON_MS, storedReplies, waitForWords } from "./cockpit.ts";
import { longReply } from "./long-reply.ts";
import { test } from "./model-test.ts";
import type { OpenBrowser } from "./open-browser.ts";

const REPLY = longReply(800);
/** A joiner that joins nothing does not reach the model: a reply may be cut inside an emoji. */
const DANGLING_JOINER = /\u200d+$/u;
/** What a tab that takes over may take. */
const TAKE_OVER_MS = 2_000;

test("the tab that delivers is closed in mid-reply: the other goes on within 2 s, loses no word, and asks the model nothing", async ({
  browser,
  openPage,
  product,
  upstream,
}) => {
  const leader = await openPage();
  const follower = await besides(browser, leader, product.origin);
  upstream.reply(REPLY, { chunk: 4, paceMs: 25 });
  await ask(leader, "Alors ?");
  await waitForWords(follower, 60);
  expect((await storedReplies(follower))[0]?.state.status).toBe("streaming");
  const seen = await shownWords(follower);

  await leader.close();
  await expect
    .poll(async () => (await shownWords(follower)).length, { timeout: TAKE_OVER_MS })
    .toBeGreaterThan(seen.length + 60);
  expect((await shownWords(follower)).startsWith(seen)).toBe(true);
  upstream.hurry();
  await waitForText(follower, REPLY);
  expect(upstream.requests).toHaveLength(1);
  expect(upstream.leftCount).toBe(0);
});

test("the tab that delivers is frozen by the browser: the one in sight takes over", async ({
  browser,
  openPage,
  product,
  upstream,
}) => {
  const leader = await openPage();
  const follower = await besides(browser, leader, product.origin);
  upstream.reply(REPLY, { chunk: 4, paceMs: 40 });
  await ask(leader, "Alors ?");
  await waitForWords(follower, 60);

  const lifecycle = await leader.context().newCDPSession(leader);
  await lifecycle.send("Page.setWebLifecycleState", { state: "frozen" });
  const seen = (await shownWords(follower)).length;
  await waitForWords(follower, seen + 100);
  upstream.hurry();
  await waitForText(follower, REPLY);
  await lifecycle.send("Page.setWebLifecycleState", { state: "active" });

  // The one that was asleep has let go, and follows: the next reply is delivered once.
  upstream.reply("Deux.");
  await ask(follower, "Encore ?");
  await waitForText(leader, "Deux.");
  await expect.poll(() => replies(leader).count()).toBe(2);
  expect(upstream.requests).toHaveLength(2);
  expect((await storedReplies(leader)).map(({ text }) => text)).toEqual([REPLY, "Deux."]);
});

test("« Arrêter » in the tab that follows closes the model's connection, and both tabs keep the words", async ({
  browser,
  openPage,
  product,
  upstream,
}) => {
  const leader = await openPage();
  const follower = await besides(browser, leader, product.origin);
  upstream.reply(REPLY, { chunk: 4, paceMs: 25 });
  await ask(leader, "Alors ?");
  await waitForWords(follower, 60);
  await follower.getByRole("button", { name: "Arrêter" }).click();
  for (const page of [leader, follower]) await replies(page).getByText("Arrêté ici").waitFor();
  await expect.poll(() => [upstream.openCount, upstream.leftCount], { timeout: SOON_MS }).toEqual([0, 1]);
  const [stopped] = await storedReplies(follower);
  expect(stopped?.text.length).toBeGreaterThan(50);
  expect(REPLY.startsWith(stopped?.text ?? "?")).toBe(true);

  // « Reprendre », from the tab that does not deliver either: the words that were there, and those that follow.
  upstream.reply(REPLY.slice(stopped?.text.length), { chunk: 4, paceMs: 1 });
  await follower.getByRole("button", { name: "Reprendre" }).click();
  await waitForText(follower, REPLY);
  await leader.getByText("2 / 2").waitFor();
  const asked = upstream.requests[1]?.body.messages.slice(-3) ?? [];
  expect(asked.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
  expect(asked[1]?.content).toBe(stopped?.text.trim().replace(DANGLING_JOINER, ""));
  expect(asked[2]?.content).toContain("Écris seulement la suite");
  expect((await storedReplies(follower)).map(({ text }) => text)).toEqual([stopped?.text, REPLY]);
});

/** One more tab on J3, beside `leader`, which was there first and so delivers. */
async function besides(browser: OpenBrowser, leader: Page, origin: string): Promise<Page> {
  await openDay(leader, origin, 3);
  await callCoach(leader);
  await expect.poll(() => leader.evaluate(outboxHolders)).toHaveLength(1);
  const follower = await browser.newTab(leader, origin);
  await openDay(follower, origin, 3);
  await callCoach(follower);
  return follower;
}

async function outboxHolders(): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return held.flatMap(({ name }) => (name === "sdb-outbox" ? [name] : []));
}

function waitForText(page: Page, text: string): Promise<void> {
  return expect
    .poll(async () => (await storedReplies(page)).at(-1), { timeout: SOON_MS })
    .toMatchObject({ text, state: { status: "complete" } });
}
