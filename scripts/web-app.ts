/**
 * What makes the page an application that starts without a server: its manifest, and the worker that Workbox generates over
 * the files as they are served. What never breaks: the worker takes over only when the page asks it to (an update never
 * interrupts someone who writes), it never answers for `/api`, and its code is one file, because the CSP of `/sw.js` lets it
 * load no other script. `check-precache` refuses a build that leaves a file out.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { VitePWAOptions } from "vite-plugin-pwa";

/** `--desk` of `tokens.css`, by day. The page says the colour of the theme on show by its own `theme-color`. */
const FOG = "#dbe3e3";
/** Where `keep-former-assets` puts what the tabs of the version before may still ask for. */
const FORMER_ASSETS = "sdb-former-assets";

const webManifest: VitePWAOptions["manifest"] = {
  id: "/",
  name: "Second de Bord",
  short_name: "Second",
  description: "Le Coach du cockpit : un livrable par jour, de l’idée à la première vente.",
  lang: "fr",
  dir: "ltr",
  start_url: "/app/today",
  scope: "/",
  display: "standalone",
  theme_color: FOG,
  background_color: FOG,
  categories: ["business", "productivity"],
  // A second click on the icon comes back to the window, and to the words in it.
  launch_handler: { client_mode: ["focus-existing", "auto"] },
  icons: [
    { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
  ],
  shortcuts: [{ name: "Journal", url: "/app/journal" }],
};

export const webApp: Partial<VitePWAOptions> = {
  strategies: "generateSW",
  registerType: "prompt",
  injectRegister: null,
  manifest: webManifest,
  // They are among the files below already.
  includeManifestIcons: false,
  workbox: {
    globPatterns: ["**/*.{js,css,html,svg,png,woff2}"],
    manifestTransforms: [withItsHeaders],
    // Hashed names: their content never changes, so the HTTP cache may serve the install.
    dontCacheBustURLsMatching: /^assets\//,
    navigateFallback: "/index.html",
    navigateFallbackDenylist: [/^\/api\//, /^\/(?:healthz|readyz)$/],
    // A first visit is served by the worker as soon as it is there, without a reload.
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    // The precache is asked first; what it does not know are assets of another version.
    runtimeCaching: [{ urlPattern: /\/assets\/[^/]+$/, handler: "CacheFirst", options: { cacheName: FORMER_ASSETS } }],
  },
};

type PrecacheEntry = { url: string; revision: string | null; size: number };

/** The page is kept with its CSP: where only that changed, it is another page all the same. */
function withItsHeaders(entries: PrecacheEntry[]): { manifest: PrecacheEntry[] } {
  const headers = readFileSync("server/gate/security-headers.ts");
  const manifest = entries.map((entry) => {
    if (entry.url !== "index.html") return entry;
    const revision = createHash("sha256")
      .update(entry.revision ?? "")
      .update(headers)
      .digest("hex");
    return { ...entry, revision };
  });
  return { manifest };
}
