// A day is closed when the person says so: never refused, never final, and a day gone by costs nothing.
import { expect } from "vitest";
import { openDay, POST, sheet, writeDeliverable } from "./cockpit.ts";
import { test } from "./product-test.ts";

test("what is ticked and the day that is closed are there tomorrow, and « Annuler » takes the closing back", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 2);
  const invited = page.getByRole("checkbox", { name: "Trois invitations envoyées aujourd’hui" });
  // With no key nobody judges three of them: they are not waited for.
  await page
    .getByText("Il reste 1 critère. Tu peux valider quand même. Sans IA, personne ne juge 3 critères.")
    .waitFor();
  await invited.press("Space");
  await page.getByText("Sans IA, personne ne juge 3 critères. Tu peux valider.").waitFor();
  await page.getByRole("button", { name: "Valider la journée" }).press("Enter");
  await page.getByText("J2 validé.").waitFor();
  await page.locator(".rail .streak", { hasText: "1 jour tenu" }).waitFor();

  await page.reload();
  await page.getByRole("link", { name: /^J2 .* fait$/ }).waitFor();
  await expect.poll(() => invited.isChecked()).toBe(true);

  await page.getByRole("button", { name: "Rouvrir la journée" }).click();
  await page.getByRole("button", { name: "Valider la journée" }).click();
  await page.getByRole("button", { name: "Annuler" }).click();
  await page.getByRole("button", { name: "Valider la journée" }).waitFor();
  await page.locator(".rail .streak", { hasText: "Le voyage commence" }).waitFor();

  // A clock time alone is of today.
  await page.getByRole("button", { name: "Valider la journée" }).click();
  await page.getByText(/Journée validée à \d\d:\d\d\./u).waitFor();
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await page.reload();
  await page.getByText(/Journée validée le \d+ \S+ à \d\d:\d\d\./u).waitFor();
});

test("a measured criterion that is not met leads to the words that keep it from being met, whether it has a gauge or not", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, `${POST}\nhttps://velo.example/devis`);
  const link = page.locator(".crit li", { hasText: "Aucun lien" });
  await page.locator(".mirror mark", { hasText: "velo.example" }).waitFor();
  await link.getByRole("button", { name: "voir le passage" }).click();
  const chosen = () =>
    sheet(page).evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));
  await expect.poll(chosen).toBe("https://velo.example/devis");
  await writeDeliverable(page, POST);
  await link.getByText("mesuré en direct").waitFor();
});
