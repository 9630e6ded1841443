/** How long a person waits between `npm start` on a built product and a server that is ready, migrations included. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "#server/testing/free-port.ts";
import type { Bench } from "./figure.ts";

const SERVER = "dist/server/main.js";
const RUNS = 3;
const POLL_MS = 10;
const PATIENCE_MS = 10_000;

/** The median of three starts, each on an empty data folder. */
export async function benchServerStart(): Promise<Bench> {
  if (!existsSync(SERVER)) {
    return { figures: [], note: `server start not measured: ${SERVER} is missing, run \`npm run build\` first` };
  }
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await startOnce());
  const median = times.toSorted((a, b) => a - b)[1] ?? 0;
  return { figures: [{ name: "server start to ready, built", value: median, unit: "ms", atMost: 1_000 }], note: null };
}

async function startOnce(): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "bench-data-"));
  const port = await freePort();
  const startedAt = performance.now();
  const server = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env["PATH"], PORT: String(port), DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(server, "exit");
  try {
    await untilReady(`http://localhost:${port}/readyz`, startedAt);
    return performance.now() - startedAt;
  } finally {
    server.kill("SIGTERM");
    await exited;
    await rm(dataDir, { recursive: true });
  }
}

async function untilReady(url: string, startedAt: number) {
  while (performance.now() - startedAt < PATIENCE_MS) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
  throw new Error(`the server was not ready after ${PATIENCE_MS} ms`);
}
