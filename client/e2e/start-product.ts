/**
 * The product as a user starts it: the built `dist/server/main.js`, one process, its own data folder. The developer's `.env`
 * and environment never reach it, so a test means the same on every machine. Build first (`npm test` does).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path, { join } from "node:path";
import { databaseUrlOf } from "./own-database.ts";

const SERVER = "dist/server/main.js";
const READY_LINE = /^Second de Bord: (http:\/\/\S+)$/m;
const READY_WITHIN_MS = 20_000;
/** The server promises to exit within 10 s of a SIGTERM. */
const EXIT_WITHIN_MS = 12_000;

/** Present and empty counts as unset, and keeps a `.env` file from filling them. */
const UNSET = {
  APP_ORIGIN: "",
  HOST: "",
  LOG_LEVEL: "",
  OPENAI_API_KEY: "",
  OPENAI_BASE_URL: "",
  OPENAI_MODEL: "",
  COACH_FIRST_TOKEN_MS: "",
  COACH_MAX_TOKENS: "",
  COACH_SILENCE_MS: "",
};

export type Product = {
  /** `http://localhost:<port>`, with no slash at the end. */
  origin: string;
  port: number;
  pid: number;
  dataDir: string;
  /** All that the server has printed so far, both streams. */
  logs: () => string;
  /** SIGTERM, then waits for the exit; removes the data folder unless it was given. Answers the exit code, or null
   * when the server had to be killed because it did not end in time. */
  stop: () => Promise<number | null>;
  /** What a power cut does to a process. The data folder stays: start again with `dataDir` and `port`. */
  kill9: () => Promise<void>;
};

export type ProductOptions = {
  env?: Record<string, string>;
  /** A folder to come back to; a throwaway one when absent. */
  dataDir?: string;
  /** 0, the default: any free one. The same port again is the same origin, so the same IndexedDB. */
  port?: number;
  /** Where the server finds the client it serves, as `dist/client`; the repository when absent. */
  cwd?: string;
};

/** Throws with the server's own words when it does not say its address within 20 s. */
export async function startProduct({ env = {}, dataDir, port = 0, cwd }: ProductOptions = {}): Promise<Product> {
  if (!existsSync(SERVER)) throw new Error(`${SERVER} is missing: run \`npm run build\` first.`);
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), "second-de-bord-e2e-")));
  const child = spawn(process.execPath, [path.resolve(SERVER)], {
    cwd,
    env: {
      PATH: process.env["PATH"],
      ...UNSET,
      DATA_DIR: folder,
      DATABASE_URL: await databaseUrlOf(folder),
      PORT: String(port),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit");
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);

  let printed = "";
  const keep = (text: string) => {
    printed += text;
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);

  const origin = await addressOf(child, () => printed);
  const ended = async (signal: "SIGTERM" | "SIGKILL") => {
    process.off("exit", killWithUs);
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const tooLate = setTimeout(() => child.kill("SIGKILL"), EXIT_WITHIN_MS);
    await exit;
    clearTimeout(tooLate);
  };

  return {
    origin,
    port: Number(new URL(origin).port),
    pid: child.pid ?? 0,
    dataDir: folder,
    logs: () => printed,
    stop: async () => {
      await ended("SIGTERM");
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
      return child.exitCode;
    },
    kill9: () => ended("SIGKILL"),
  };
}

function addressOf(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => {
      child.kill("SIGKILL");
      reject(new Error(`The server ${why}. It said:\n${printed()}`));
    };
    const timer = setTimeout(() => giveUp(`did not print its address within ${READY_WITHIN_MS} ms`), READY_WITHIN_MS);
    const stoppedEarly = (code: number | null) => giveUp(`stopped at start with code ${code}`);
    child.once("exit", stoppedEarly);
    child.stdout?.on("data", () => {
      const origin = READY_LINE.exec(printed())?.[1];
      if (origin === undefined) return;
      clearTimeout(timer);
      child.off("exit", stoppedEarly);
      resolve(origin);
    });
  });
}
