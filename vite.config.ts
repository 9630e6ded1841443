/**
 * The browser half. What never breaks: everything the page loads is a file of our own origin (the CSP allows nothing inline,
 * so no asset becomes a `data:` URL and no polyfill an inline script), and no source map leaves the machine.
 * The manifest is for the weight check of the build.
 */
import { fileURLToPath, pathToFileURL } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { webApp } from "#scripts/web-app.ts";
import packageJson from "./package.json" with { type: "json" };

const CLIENT = fileURLToPath(new URL("client", import.meta.url));
const MAIN = `${CLIENT}/main.tsx`;
const RESCUE = [`${CLIENT}/boot.ts`, `${CLIENT}/rescue/rescue-page.ts`];

/** Recursive, the group would take `boot`'s own loader in with `main`'s. */
const COLD = { debugName: "cold", name: coldChunk, includeDependenciesRecursively: false };

export default defineConfig({
  root: CLIENT,
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
    rolldownOptions: { output: { codeSplitting: { groups: [COLD] } } },
  },
});

type Graph = { getModuleInfo: (id: string) => { code: string | null; importedIds: readonly string[] } | null };

/**
 * One file for what a cold page loads. Left to itself the bundler cuts it wherever a lazy screen happens to share a module,
 * and small files compress badly: 2.7 kB of the limit went there. What `boot` and `rescue/` need stays apart from it, for
 * they must work when it does not.
 */
function coldChunk(id: string, graph: Graph): string | null {
  // Style sheets stay with `main`: their order is the order of its imports.
  if (id === MAIN || id.endsWith(".css") || !reachable(MAIN, graph).has(id)) return null;
  return RESCUE.some((entry) => reachable(entry, graph).has(id)) ? null : "cold";
}

const reached = new Map<string, ReadonlySet<string>>();

/** The modules that `entry` imports statically, itself included; known for one build. */
function reachable(entry: string, graph: Graph): ReadonlySet<string> {
  const known = reached.get(entry);
  if (known !== undefined) return known;
  const seen = new Set([entry]);
  for (const id of seen) for (const imported of importedBy(id, graph)) seen.add(imported);
  reached.set(entry, seen);
  return seen;
}

/** Packages that have one file a name behind one entry: what is imported is the files of those names, not all of them. */
const BARREL = /\/(?:lucide-react\/dist\/esm\/lucide-react\.mjs|uuid\/dist\/index\.js)$/u;

function importedBy(id: string, graph: Graph): readonly string[] {
  if (BARREL.test(id)) return [];
  const { code, importedIds } = graph.getModuleInfo(id) ?? { code: null, importedIds: [] };
  return importedIds.flatMap((imported) =>
    BARREL.test(imported) ? [imported, ...filesOfNames(imported, code ?? "", graph)] : [imported],
  );
}

/** The files of `barrel` whose names `code` imports from a package. */
function filesOfNames(barrel: string, code: string, graph: Graph): string[] {
  const asked = new Set(
    [...code.matchAll(/import\s*\{([^}]*)\}\s*from/gu)].flatMap(([, names = ""]) =>
      names.split(",").map((name) => name.trim().replace(/\s+as\s.*/su, "")),
    ),
  );
  const exported =
    graph.getModuleInfo(barrel)?.code?.matchAll(/export\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/gu) ?? [];
  return [...exported].flatMap(([, names = "", file = ""]) =>
    names.split(",").some((name) => asked.has(name.trim().replace(/^default\s+as\s+/u, "")))
      ? [fileURLToPath(new URL(file, pathToFileURL(barrel)))]
      : [],
  );
}

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
