/**
 * The `test` of a product spec: one browser and one product without a key for the file, and a page that fails its test when
 * it misbehaves. A spec that needs a model or another account starts its own product.
 */
import { test as base } from "vitest";
import type { Page } from "playwright-core";
import { openBrowser, type OpenBrowser, type PageOptions } from "./open-browser.ts";
import { type Product, startProduct } from "./start-product.ts";

export type OpenPage = (options?: PageOptions) => Promise<Page>;

export const test = base.extend<{ browser: OpenBrowser; product: Product; openPage: OpenPage }>({
  browser: [
    async ({}, provide) => {
      const browser = await openBrowser();
      await provide(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  product: [
    async ({}, provide) => {
      const product = await startProduct();
      await provide(product);
      await product.stop();
    },
    { scope: "file" },
  ],
  openPage: async ({ browser, product }, provide) => {
    await provide((options) => browser.newPage(product.origin, options));
  },
});
