/**
 * The browser half. What never breaks: everything the page loads is a file of our own origin (the CSP allows nothing inline,
 * so no asset becomes a `data:` URL and no polyfill an inline script), and no source map leaves the machine.
 * The manifest is for the weight check of the build.
 */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL("client", import.meta.url)),
  plugins: [react()],
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
