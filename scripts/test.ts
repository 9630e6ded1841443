/**
 * `npm test`: everything that must hold before a change is shared, cheapest first; the first step that fails ends the run.
 * A machine that lacks a browser or a PostgreSQL gets them when it can (see find-or-install.ts). A skipped half is said
 * loudly, and is a failure in CI: green means that everything ran.
 */
import { spawnSync } from "node:child_process";
import { chromiumOrInstall, hasPostgresOrInstalls } from "./find-or-install.ts";

const STEPS: readonly { name: string; command: readonly string[] }[] = [
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "lint", command: ["oxlint"] },
  { name: "types", command: ["tsc", "-b"] },
  { name: "dead code", command: ["knip"] },
  { name: "build and weight", command: ["tsx", "scripts/build.ts"] },
  { name: "unit tests", command: ["vitest", "run", "--project", "unit", "--project", "server"] },
  { name: "end-to-end tests", command: ["vitest", "run", "--project", "e2e"] },
];

const startedAt = Date.now();
const chromium = chromiumOrInstall();
requirePostgres();
for (const { name, command } of STEPS) run(name, command);
console.log(`\n✓ Everything holds, in ${secondsSince(startedAt)} s.`);

function run(name: string, command: readonly string[]): void {
  console.log(`\n── ${name}`);
  const stepStartedAt = Date.now();
  const [program = "", ...args] = command;
  const { status, error } = spawnSync(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CHROME_PATH: chromium },
    shell: process.platform === "win32",
  });
  if (error !== undefined || status !== 0) {
    console.error(`\n✗ ${name} failed${error === undefined ? "" : ` (${error.message})`}.`);
    process.exit(1);
  }
  console.log(`✓ ${name}: ${secondsSince(stepStartedAt)} s`);
}

function requirePostgres(): void {
  if (hasPostgresOrInstalls()) return;
  console.error("\n!!! No PostgreSQL here, and none could be installed: THE POSTGRESQL HALF OF THE TESTS IS SKIPPED.");
  console.error("!!! Install Debian's `postgresql` package to run it.\n");
  if (process.env["CI"] === "true") process.exit(1);
}

function secondsSince(start: number): string {
  return ((Date.now() - start) / 1000).toFixed(1);
}
