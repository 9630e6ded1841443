// Somebody is invited, comes aboard by a click, and is shut out again; what they wrote stays theirs to read.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, expect } from "vitest";
import { bundleCommands } from "#server/testing/bundled-commands.ts";
import { expectAccessible } from "./axe.ts";
import { expectHelp, openDay, sheet, writeDeliverable } from "./cockpit.ts";
import { databaseUrlOf } from "./own-database.ts";
import { test } from "./product-test.ts";
import type { Product } from "./start-product.ts";

const PEOPLE = "accounts/people-command.ts";
const commands = await bundleCommands([PEOPLE]);
afterAll(() => commands.remove());

/** The command as an operator runs it, beside the running server. */
async function invite(product: Product, name: string): Promise<string> {
  const env = {
    ...process.env,
    DATA_DIR: product.dataDir,
    PORT: String(product.port),
    DATABASE_URL: await databaseUrlOf(product.dataDir),
    APP_ORIGIN: "",
  };
  const { stdout } = await promisify(execFile)(process.execPath, [commands.fileOf(PEOPLE), "invite", name], { env });
  return /http\S+#lien=[\w-]{43}/.exec(stdout)?.[0] ?? stdout;
}

test("an invite is looked at, then spent by a click, once; ending the sign-in takes the server away and not the words", async ({
  browser,
  openPage,
  product,
}) => {
  const link = await invite(product, "Léa");
  const scanned = await openPage();
  await scanned.goto(link);
  await scanned.getByRole("heading", { name: "Bonjour Léa" }).waitFor();
  await expectHelp(scanned);
  await expectAccessible(scanned);

  // Whoever only opened it has spent nothing.
  const tolerates = [/status of 401/];
  const lea = await openPage({ tolerates });
  await lea.goto(link);
  await lea.getByRole("textbox", { name: "Comment on t’appelle" }).fill("Léa Martin");
  await lea.getByRole("button", { name: "Monter à bord" }).click();
  await lea.getByRole("textbox", { name: "Ce que tu sais faire" }).waitFor();
  expect(new URL(lea.url()).hash).toBe("");

  await scanned.reload();
  await scanned.getByRole("heading", { name: "Ce lien a déjà servi" }).waitFor();

  await lea.goto(`${product.origin}/app/reglages`);
  await expect.poll(() => lea.getByRole("textbox", { name: "Comment on t’appelle" }).inputValue()).toBe("Léa Martin");
  await lea.getByRole("button", { name: "Faire un lien" }).click();
  const ownLink = (await lea.locator(".acc-told code").textContent()) ?? "";
  await openDay(lea, product.origin, 1);
  await writeDeliverable(lea, "Mes mots à moi");

  const phone = await browser.newPage(product.origin);
  await phone.goto(ownLink);
  await phone.getByRole("button", { name: "Monter à bord" }).click();
  await phone.waitForURL("**/app/**");
  await phone.goto(`${product.origin}/app/reglages`);
  await phone.getByRole("button", { name: "Déconnecter" }).click();
  await expect.poll(() => phone.getByRole("button", { name: "Déconnecter" }).count()).toBe(0);

  await lea.reload();
  await lea.getByText("Ce navigateur n’est plus relié au serveur").waitFor();
  expect(await sheet(lea).inputValue()).toBe("Mes mots à moi");
});
