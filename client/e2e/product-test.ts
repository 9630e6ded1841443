/**
 * The `test` of a product spec: one browser for a worker and all its files, and for each test a new product without a key,
 * whose first page becomes its owner. A spec that needs a model starts its own product with `startProduct({ env })`.
 */
import { test as base } from "vitest";
import type { Page } from "playwright-core";
import { openBrowser, type OpenBrowser, type PageOptions } from "./open-browser.ts";
import { type Product, startProduct } from "./start-product.ts";

/** The first page of a test is the owner's; for one more tab of theirs, `browser.newTab`. */
export type OpenPage = (options?: PageOptions) => Promise<Page>;

export const test = base.extend<{ browser: OpenBrowser; product: Product; openPage: OpenPage }>({
  browser: [
    async ({}, provide) => {
      const browser = await openBrowser();
      await provide(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  product: async ({}, provide) => {
    const product = await startProduct();
    await provide(product);
    await product.stop();
  },
  openPage: async ({ browser, product }, provide) => {
    const pages: Page[] = [];
    await provide(async (options) => {
      const page = await browser.newPage(product.origin, options);
      pages.push(page);
      return page;
    });
    // Before the product goes: a page that still asks it something would be found to misbehave.
    for (const page of pages) await page.context().close();
  },
});
