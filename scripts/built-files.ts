/** Every file below a folder of `dist/`, hidden ones included, as paths from the repository. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";

export async function builtFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
