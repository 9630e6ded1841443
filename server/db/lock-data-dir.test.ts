import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataDir } from "./lock-data-dir.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "second-de-bord-lock-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const HOLDER = `
  import { lockDataDir } from ${JSON.stringify(join(import.meta.dirname, "lock-data-dir.ts"))};
  console.log(lockDataDir(process.argv[1]) === null ? "refused" : "locked");
  setInterval(() => {}, 1000);
`;

async function anotherServer(): Promise<{ says: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", HOLDER, dir]);
  const [says] = await once(child.stdout, "data");
  return {
    says: String(says).trim(),
    kill: async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

test("a folder has one server, in this process or another", async () => {
  const unlock = lockDataDir(dir);
  expect(unlock).not.toBeNull();
  expect(lockDataDir(dir)).toBeNull();
  const other = await anotherServer();
  expect(other.says).toBe("refused");
  await other.kill();
  unlock?.();
  lockDataDir(dir)?.();
});

test("kill -9 of the server frees its folder", async () => {
  const other = await anotherServer();
  expect(other.says).toBe("locked");
  expect(lockDataDir(dir)).toBeNull();
  await other.kill();
  const unlock = lockDataDir(dir);
  expect(unlock).not.toBeNull();
  unlock?.();
});
