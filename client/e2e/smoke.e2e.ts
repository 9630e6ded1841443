// The product starts, says it is well, and shows its first screen without a complaint.
import { expect } from "vitest";
import { coldScripts } from "#scripts/check-weight.ts";
import { expectHelp } from "./cockpit.ts";
import { test } from "./product-test.ts";

test("the server says that it lives and that it is ready", async ({ product }) => {
  for (const path of ["/healthz", "/readyz"]) {
    const answer = await fetch(product.origin + path);
    expect([path, answer.status]).toEqual([path, 200]);
  }
});

test("opening the app on one's own machine asks for three lines, once, and leads to today, with no link to paste", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await page.goto(`${product.origin}/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/app/depart");
  await expectHelp(page);
  await page.getByRole("textbox", { name: "Qu’est-ce que tu sais faire" }).fill("Mécanique cycles");
  // Someone new, and so they stay: nobody is told that this account was at work elsewhere.
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).flatMap((key) => (key.includes("kept-") ? localStorage[key] : [])));
  await expect.poll(kept).toEqual(["fresh"]);
  await page.getByRole("link", { name: "Commencer le jour 1" }).press("Enter");
  await page.locator(".crit").waitFor();
  expect(new URL(page.url()).pathname).toBe("/app/today");
  await page.goto(`${product.origin}/`);
  await page.locator(".crit").waitFor();
  expect(new URL(page.url()).pathname).toBe("/app/today");
  await page.goto(`${product.origin}/app/profil`);
  await expect.poll(() => page.locator(".line-in").first().inputValue()).toBe("Mécanique cycles");
});

test("a cold today asks for no script that the weight check did not count", async ({ openPage, product }) => {
  const page = await openPage();
  // What is preloaded in idle time is not part of the cold weight.
  await page.addInitScript("window.requestIdleCallback = () => 0");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") asked.push(new URL(request.url()).pathname.slice(1));
  });
  await page.goto(`${product.origin}/app/today`, { waitUntil: "networkidle" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  const counted = await coldScripts("dist/client", "dist/client-manifest.json");
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((file) => !counted.includes(file))).toEqual([]);
});

test("stopping the server settles it: exit code 0", async ({ product }) => {
  expect(await product.stop()).toBe(0);
});
