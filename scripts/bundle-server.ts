/** An entry point of the server as one file; packages stay in node_modules, so `dir` must be below the repository. */
import { rolldown } from "rolldown";

/** `input`: name of the file to write, without `.js`, to its source. */
export async function bundleServer(input: Record<string, string>, dir: string): Promise<void> {
  const bundle = await rolldown({
    input,
    platform: "node",
    external: (id) => !/^[.#/]|^[A-Za-z]:[\\/]/.test(id),
    logLevel: "warn",
  });
  await bundle.write({ dir, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
  await bundle.close();
}
