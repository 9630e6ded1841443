/**
 * `npm test`: everything that must hold before a change is shared: what is read, then what is run; what fails ends the run.
 * A machine that lacks a browser or a PostgreSQL gets them when it can (see find-or-install.ts). A skipped half is said
 * loudly, and is a failure in CI: green means that everything ran.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chromiumOrInstall, hasPostgresOrInstalls } from "./find-or-install.ts";

type Step = { name: string; command: readonly string[] };

/** Each reads the same files and needs none of the others: side by side, their output one after the other. */
const CHECKS: readonly Step[] = [
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "lint", command: ["oxlint"] },
  { name: "types", command: ["tsc", "-b"] },
  { name: "dead code", command: ["knip"] },
  { name: "build and weight", command: ["tsx", "scripts/build.ts"] },
];
const STEPS: readonly Step[] = [
  { name: "unit tests", command: ["vitest", "run", "--project", "unit", "--project", "server"] },
  { name: "end-to-end tests", command: ["vitest", "run", "--project", "e2e"] },
];

const startedAt = Date.now();
const chromium = chromiumOrInstall();
requirePostgres();
await runTogether(CHECKS);
for (const { name, command } of STEPS) run(name, command);
console.log(`\n✓ Everything holds, in ${secondsSince(startedAt)} s.`);

async function runTogether(steps: readonly Step[]): Promise<void> {
  const checksStartedAt = Date.now();
  const results = await Promise.all(steps.map(outcomeOf));
  for (const { name, output, isPassed } of results) {
    console.log(`\n── ${name}\n${output}${isPassed ? "✓" : "✗"} ${name}`);
  }
  const failed = results.filter(({ isPassed }) => !isPassed);
  if (failed.length > 0) {
    console.error(`\n✗ ${failed.map(({ name }) => name).join(", ")} failed.`);
    process.exit(1);
  }
  console.log(`\n✓ ${steps.length} checks: ${secondsSince(checksStartedAt)} s`);
}

async function outcomeOf({ name, command: [program = "", ...args] }: Step) {
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const status = await once(child, "close").then(
    ([code]: unknown[]) => code,
    (error: unknown) => String(error),
  );
  return { name, output, isPassed: status === 0 };
}

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
