/**
 * The `/sw.js` of `npm run dev`. A worker left by `npm start` on the same port would go on serving the built product: the
 * browser asks for its script again at the next page, gets this one, and it removes itself, what it kept, and the stale page.
 */
import type { RequestHandler } from "express";

const SCRIPT = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
async function leave() {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) await page.navigate(page.url);
}
`;

export const noWorker: RequestHandler = (_req, res) => {
  res.setHeader("Cache-Control", "no-store");
  res.type("text/javascript").send(SCRIPT);
};
