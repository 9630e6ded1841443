/**
 * Builds the product into `dist/`: `client/` (the page, with compressed siblings) and `server/main.js` (one file; packages
 * stay in node_modules). Always builds everything: a few seconds are cheaper than a stale page. What never breaks: a build
 * that is too heavy, that carries anything of the server's secrets, or whose worker would leave a file out, fails instead
 * of being served.
 */
import { rename, rm, rmdir } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { build as buildWithVite } from "vite";
import { bundleServer } from "./bundle-server.ts";
import { checkLeaks } from "./check-leaks.ts";
import { checkPrecache } from "./check-precache.ts";
import { checkWeight } from "./check-weight.ts";
import { precompress } from "./precompress.ts";

const CLIENT = "dist/client";
const CLIENT_MANIFEST = "dist/client-manifest.json";
const SERVER = "dist/server";

const startedAt = performance.now();
await Promise.all([buildClient(), buildServer()]);
await Promise.all([checkLeaks(CLIENT), checkPrecache(CLIENT)]);
const [weight] = await Promise.all([checkWeight(CLIENT, CLIENT_MANIFEST), precompress(CLIENT)]);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(
  `Built in ${seconds} s. JavaScript of a cold /app/today: ${weight.gzipKb} kB gzipped (limit ${weight.limitKb}).`,
);

async function buildClient(): Promise<void> {
  await buildWithVite({ logLevel: "warn", mode: "production" });
  // The server serves whatever is in the folder; the list of our sources is not for the browser.
  await rename(`${CLIENT}/.vite/manifest.json`, CLIENT_MANIFEST);
  await rmdir(`${CLIENT}/.vite`);
}

async function buildServer(): Promise<void> {
  await rm(SERVER, { recursive: true, force: true });
  await bundleServer({ main: "server/main.ts" }, SERVER);
}
