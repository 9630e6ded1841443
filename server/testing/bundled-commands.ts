/**
 * Entry points of the server as `npm run build` writes them: a test that starts dozens of processes would spend most of
 * its time on compiling the same sources in each of them.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { bundleServer } from "#scripts/bundle-server.ts";

const SERVER = join(import.meta.dirname, "..");
/** Below the repository, where the packages are found, and not under version control. */
const FOLDER = join(SERVER, "../.tsbuild");

export type BundledCommands = {
  /** `command`: as it was given to `bundleCommands`. */
  fileOf: (command: string) => string;
  remove: () => Promise<void>;
};

/** `commands`: paths below `server/`. */
export async function bundleCommands(commands: readonly string[]): Promise<BundledCommands> {
  await mkdir(FOLDER, { recursive: true });
  const dir = await mkdtemp(join(FOLDER, "commands-"));
  const nameOf = (command: string) => command.replace(/\.ts$/, "").replaceAll("/", "-");
  await bundleServer(Object.fromEntries(commands.map((command) => [nameOf(command), join(SERVER, command)])), dir);
  return {
    fileOf: (command) => join(dir, `${nameOf(command)}.js`),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
