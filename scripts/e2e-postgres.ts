/**
 * `npm run e2e:postgres [files…]`: the end-to-end tests once more, each product on a PostgreSQL database of its own. Build
 * first (`npm run build`). No part of `npm test`, which asks the contract of both engines in its unit tests.
 */
import { spawnSync } from "node:child_process";
import { startPostgres } from "#server/testing/start-postgres.ts";
import { chromiumOrInstall, hasPostgresOrInstalls } from "./find-or-install.ts";

const chromium = chromiumOrInstall();
const postgres = hasPostgresOrInstalls() ? await startPostgres() : null;
if (postgres === null) {
  console.error("There is no PostgreSQL here, and none could be installed.");
  process.exit(1);
}
const { status } = spawnSync("vitest", ["run", "--project", "e2e", ...process.argv.slice(2)], {
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, CHROME_PATH: chromium, E2E_POSTGRES: postgres.url },
  shell: process.platform === "win32",
});
await postgres.stop();
process.exit(status ?? 1);
