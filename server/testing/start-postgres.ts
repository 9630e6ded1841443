/**
 * A throwaway PostgreSQL from Debian's package, on a free port of 127.0.0.1. It refuses to run as root, so under root
 * it runs as `postgres` or `nobody`. Where there is none, a test run says so loudly; under CI=true it fails instead.
 */
import { execFile, spawn } from "node:child_process";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);
const INSTALLED_IN = "/usr/lib/postgresql";

export type TestPostgres = { url: string; stop: () => Promise<void> };

/** `null`, after a loud message, when this machine has no PostgreSQL. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const bin = await findBinaries();
  if (bin === null) {
    const message = `NO POSTGRESQL in ${INSTALLED_IN}: its half of the database contract was NOT tested (apt-get install postgresql).`;
    if (process.env["CI"] === "true") throw new Error(message);
    console.warn(`\n${"!".repeat(100)}\n${message}\n${"!".repeat(100)}\n`);
    return null;
  }
  const user = await unprivilegedUser();
  const dir = await mkdtemp(join(tmpdir(), "second-de-bord-postgres-"));
  if (user.uid !== undefined) await chown(dir, user.uid, user.gid ?? user.uid);
  const data = join(dir, "data");
  await run(join(bin, "initdb"), ["-D", data, "-U", "sdb", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], {
    ...user,
    cwd: dir,
  });

  const port = await freePort();
  const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", dir, "-F"], {
    ...user,
    cwd: dir,
    stdio: "ignore",
  });
  const exited = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  // A test run that dies takes its PostgreSQL along.
  const killWithUs = () => server.kill("SIGKILL");
  process.once("exit", killWithUs);
  const stop = async () => {
    process.off("exit", killWithUs);
    server.kill("SIGINT");
    await exited;
    await rm(dir, { recursive: true, force: true });
  };

  const url = `postgres://sdb@127.0.0.1:${port}/postgres`;
  if (await answers(url)) return { url, stop };
  await stop();
  throw new Error("PostgreSQL was started but does not answer");
}

async function findBinaries(): Promise<string | null> {
  const versions = await readdir(INSTALLED_IN).catch(() => []);
  const newest = versions.toSorted((one, other) => Number(other) - Number(one))[0];
  return newest === undefined ? null : join(INSTALLED_IN, newest, "bin");
}

async function unprivilegedUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const ids = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]).catch(() => null);
    if (ids !== null) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new Error("PostgreSQL refuses to run as root, and there is neither a postgres nor a nobody user");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function answers(connectionString: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await delay(100);
    }
  }
  return false;
}
