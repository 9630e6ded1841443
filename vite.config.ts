/**
 * The browser half. What never breaks: everything the page loads is a file of our own origin (the CSP allows nothing inline,
 * so no asset becomes a `data:` URL and no polyfill an inline script), and no source map leaves the machine.
 * The manifest is for the weight check of the build.
 */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { webApp } from "#scripts/web-app.ts";
import packageJson from "./package.json" with { type: "json" };

export default defineConfig({
  root: fileURLToPath(new URL("client", import.meta.url)),
  plugins: [react(), preloadTextFonts(), VitePWA(webApp)],
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  build: {
    outDir: fileURLToPath(new URL("dist/client", import.meta.url)),
    emptyOutDir: true,
    target: "baseline-widely-available",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: true,
    reportCompressedSize: false,
  },
});

/** The two upright text faces are asked for with the page, not after its style sheet (about 58 kB together). */
function preloadTextFonts(): Plugin {
  const textFont = /(?:brygada-1918|hyperlegible-next)-latin-wght-normal[^/]*\.woff2$/;
  return {
    name: "preload-text-fonts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => textFont.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${file}` },
            injectTo: "head-prepend",
          })),
    },
  };
}
