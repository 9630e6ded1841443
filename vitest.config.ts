/**
 * Four projects: `unit` (beside the client's code; Node by default, a test of the DOM asks for
 * `// @vitest-environment happy-dom`), `server` (beside all other code), `e2e` (the built product in a real Chromium, two
 * files at a time: they share two cores with the servers they test) and `long` (the same, for `npm run torture`).
 */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { secondTries } from "#scripts/second-tries.ts";
import packageJson from "./package.json" with { type: "json" };

const SECOND_MS = 1000;

/** What is beside the code: its own process is enough. */
const UNIT = {
  environment: "node",
  // Vitest would leave a core of two idle.
  maxWorkers: 2,
  testTimeout: 20 * SECOND_MS,
  hookTimeout: 60 * SECOND_MS,
} as const;

const IN_BROWSER = {
  environment: "node",
  fileParallelism: true,
  maxWorkers: 2,
  // A worker keeps its browser from file to file. Nothing of a test outlives it: each has its own server, and so its own
  // origin, in a browser context of its own.
  isolate: false,
  // A browser, a server and a model's mock share two cores: one that was starved is asked again, once, and says so.
  retry: 1,
  // What a person waits for without wondering; the default second is a starved page's.
  expect: { poll: { timeout: 10 * SECOND_MS } },
  testTimeout: 60 * SECOND_MS,
  hookTimeout: 120 * SECOND_MS,
} as const;

export default defineConfig({
  plugins: [react()],
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  test: {
    reporters: ["default", secondTries],
    projects: [
      {
        extends: true,
        test: { ...UNIT, name: "unit", include: ["client/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        // Each of these has a server, a database and a folder of its own, and nothing in its modules that another could find: a
        // third of their time was loading the same packages for each file.
        test: {
          ...UNIT,
          name: "server",
          include: ["{shared,server,scripts,bench}/**/*.test.{ts,tsx}"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { ...IN_BROWSER, name: "e2e", include: ["client/e2e/**/*.e2e.ts"] },
      },
      {
        extends: true,
        // No part of `npm test`: `npm run torture` runs them.
        test: { ...IN_BROWSER, name: "long", include: ["client/e2e/**/*.long.ts"] },
      },
    ],
  },
});
