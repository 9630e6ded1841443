// The sheet goes back and forth through what was written, before and after a reload.
import { expect } from "vitest";
import { isFocused, openDay, POST, sheet, waitForKept } from "./cockpit.ts";
import { test } from "./product-test.ts";

test("what was written is undone after a reload, done again, and undone in a new version too", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  // What is typed before the code of the steps is there is one step: the page fetches it once it is at rest.
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("/undo-keys-")),
  );
  const field = sheet(page);
  const shows = (text: string) => expect.poll(() => field.inputValue()).toBe(text);
  await field.pressSequentially("Mon vélo freine mal.\n");
  await field.evaluate((one: HTMLTextAreaElement, words) => {
    one.focus();
    document.execCommand("insertText", false, words);
  }, POST);
  await field.pressSequentially(" Voilà.");
  await shows(`Mon vélo freine mal.\n${POST} Voilà.`);
  await waitForKept(page);

  await page.reload();
  await shows(`Mon vélo freine mal.\n${POST} Voilà.`);
  await field.click();
  /** One step at a time, each shown before the next; what is asked for before the code of the steps is there does nothing. */
  const undoUntil = async (text: string) => {
    await expect
      .poll(async () => {
        const before = await field.inputValue();
        if (before === text) return text;
        await field.press("Control+z");
        const isShown = expect.poll(() => field.inputValue(), { timeout: 1_000 }).not.toBe(before);
        await isShown.catch(() => undefined);
        return field.inputValue();
      })
      .toBe(text);
  };
  await undoUntil(`Mon vélo freine mal.\n${POST}`);
  await undoUntil("Mon vélo freine mal.\n");
  expect(await field.evaluate((one: HTMLTextAreaElement) => one.selectionStart)).toBe(21);
  await field.press("Control+Shift+z");
  await shows(`Mon vélo freine mal.\n${POST}`);
  await field.press("Control+Shift+z");
  await shows(`Mon vélo freine mal.\n${POST} Voilà.`);
  await waitForKept(page);

  await page.getByRole("button", { name: "Nouvelle version" }).click();
  await page.getByText("V2 commencée.").waitFor();
  // What a new version is made of can be undone in it; the one before stays as it was.
  await undoUntil("");
  await waitForKept(page);
  // What is undone by name, as on a phone without its keys, is done again the same way.
  await page.getByRole("tab", { name: "V2" }).press("Home");
  await shows(`Mon vélo freine mal.\n${POST} Voilà.`);
  await page.keyboard.press("ArrowRight");
  await shows("");
  expect(await isFocused(page, '[role="tab"]')).toBe(true);
  const choose = async (name: string) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill(name);
    await page.keyboard.press("Enter");
  };
  await choose("annuler le dernier changement");
  await page.getByText("Rien à annuler dans cette version.").waitFor();
  await choose("rétablir le changement");
  await shows("Mon vélo freine mal.\n");
  await choose("annuler le dernier changement");
  await shows("");
  await waitForKept(page);

  await page.getByRole("tab", { name: "V1" }).click();
  await shows(`Mon vélo freine mal.\n${POST} Voilà.`);
  // The button goes away with what it does: the keyboard stays on the page.
  await page.getByRole("button", { name: "Repartir de la V1" }).press("Enter");
  await page.getByText("V2 remplie.").waitFor();
  await expect.poll(() => isFocused(page, "#page")).toBe(true);
  await shows(`Mon vélo freine mal.\n${POST} Voilà.`);
});
