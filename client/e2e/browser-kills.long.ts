// No word is lost by a browser that dies, at whatever moment. Long: `npm run torture -- browser` runs it.
import { expect } from "vitest";
import { callCoach, composer, openDay, SOON_MS, storedDrafts, storedQuestions } from "./cockpit.ts";
import { type KillableBrowser, openKillable, profileFolder } from "./killable-browser.ts";
import { test } from "./product-test.ts";

type Moment = "before the commit" | "at the commit" | "once it is shown";

test("the browser is killed around a question, at any moment: sent, it is there once; unsent, it is back in the field", async ({
  product,
}) => {
  const profile = await profileFolder();
  let { page, kill9 } = await openAtCoach(profile, product.origin);
  for (const moment of ["before the commit", "at the commit", "once it is shown"] as const) {
    const question = `Posée, et tuée avec le navigateur ${moment}`;
    await composer(page).fill(question);
    await expect.poll(() => storedDrafts(page), { timeout: SOON_MS }).toContain(question);
    let tell = () => {};
    const reached = new Promise<void>((resolve) => {
      tell = resolve;
    });
    await page.exposeFunction("momentReached", () => tell());
    await page.evaluate(tellMoment, { moment, question });
    composer(page)
      .press("Enter")
      .catch(() => undefined);
    await reached;
    await kill9();

    ({ page, kill9 } = await openAtCoach(profile, product.origin));
    const asked = (await storedQuestions(page, 3)).filter(({ text }) => text === question).length;
    const inField = await composer(page).inputValue();
    expect([asked, inField], moment).toEqual(asked === 1 ? [1, ""] : [0, question]);
    if (moment !== "before the commit") expect(asked, moment).toBe(1);
  }
});

async function openAtCoach(profile: string, origin: string): Promise<KillableBrowser> {
  const browser = await openKillable(profile);
  await openDay(browser.page, origin, 3);
  await callCoach(browser.page);
  return browser;
}

/** In the page: tells when the question has come that far. */
function tellMoment({ moment, question }: { moment: Moment; question: string }): void {
  const tell: () => void = Reflect.get(window, "momentReached");
  if (moment !== "once it is shown") {
    type Add = (this: IDBObjectStore, ...args: Parameters<IDBObjectStore["add"]>) => IDBRequest<IDBValidKey>;
    const { add } = IDBObjectStore.prototype as { add: Add };
    IDBObjectStore.prototype.add = function (...args) {
      if (this.name === "messages" && moment === "before the commit") tell();
      if (this.name === "messages") this.transaction.addEventListener("complete", () => tell());
      return add.apply(this, args);
    };
  } else {
    new MutationObserver(() => {
      if ([...document.querySelectorAll(".asked")].some((shown) => shown.textContent?.includes(question))) tell();
    }).observe(document.body, { childList: true, subtree: true });
  }
}
