/** A real Chromium with a page of the benchmarks, built as the product is. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import express from "express";
import { type CDPSession, type Page, chromium } from "playwright-core";
import { build } from "vite";
import { findChromium } from "#client/e2e/find-chromium.ts";
import type { Bench } from "./figure.ts";

const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export type Opened = { page: Page; cdp: CDPSession };

/** `folder`: of the page, beside this file. Each `open` is a fresh tab of it. */
export async function inChromium(
  folder: string,
  measure: (open: () => Promise<Opened>) => Promise<Bench>,
): Promise<Bench> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("No Chromium: install one, or set CHROME_PATH to yours.");
  const built = await mkdtemp(path.join(tmpdir(), "bench-page-"));
  await buildPage(folder, built);
  const server = express().use(express.static(built)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const browser = await chromium.launch({ executablePath, args: FLAGS.split(" ") });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port to listen on");
  try {
    return await measure(async () => {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${address.port}/`);
      // The page says so itself: its module waits for a database.
      await page.locator("html[data-ready]").waitFor({ state: "attached" });
      const cdp = await page.context().newCDPSession(page);
      // Of the processor's time, not of the clock's: a busy machine shows the same.
      await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
      return { page, cdp };
    });
  } finally {
    await browser.close();
    server.close();
    await rm(built, { recursive: true });
  }
}

async function buildPage(folder: string, outDir: string) {
  await build({
    configFile: false,
    root: fileURLToPath(new URL(folder, import.meta.url)),
    plugins: [react()],
    logLevel: "warn",
    build: { outDir, emptyOutDir: true },
  });
}
