/**
 * What the tests need beyond npm: a Chromium and a PostgreSQL. Found on the machine, else installed from Debian when we are
 * root there; a browser can also come from Playwright. Nothing is ever replaced or upgraded.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "#client/e2e/find-chromium.ts";

/** The browser's path. Throws when there is none and none could be installed. */
export function chromiumOrInstall(): string {
  const found = findChromium() ?? (installFromDebian("chromium") ? findChromium() : undefined);
  if (found !== undefined) return found;
  console.log("Installing a Chromium with Playwright…");
  runQuietly("npx", ["playwright-core", "install", "chromium"]);
  const installed = findChromium();
  if (installed === undefined) throw new Error("No Chromium: install one, or set CHROME_PATH to yours.");
  return installed;
}

/** Whether the tests can start a PostgreSQL (server/testing/start-postgres.ts looks in the same place). */
export function hasPostgresOrInstalls(): boolean {
  return hasPostgres() || (installFromDebian("postgresql") && hasPostgres());
}

/** Debian keeps the server's programs off the PATH, one folder a major version. */
function hasPostgres(): boolean {
  const root = "/usr/lib/postgresql";
  return existsSync(root) && readdirSync(root).some((version) => existsSync(join(root, version, "bin/initdb")));
}

function installFromDebian(name: string): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return false;
  console.log(`Installing Debian's ${name} package…`);
  return (
    runQuietly("apt-get", ["update", "-q"]) &&
    runQuietly("apt-get", ["install", "-y", "-q", "--no-install-recommends", name])
  );
}

/** Prints the program's output only when it fails. */
function runQuietly(program: string, args: string[]): boolean {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  });
  if (status !== 0) console.error(`${program} ${args.join(" ")} failed:\n${stdout ?? ""}${stderr ?? ""}`);
  return status === 0;
}
