/** A Chromium of its own that a test can kill, as a crash of the machine does; its profile outlives it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { findChromium } from "./find-chromium.ts";
import { FLAGS } from "./open-browser.ts";

export type KillableBrowser = {
  page: Page;
  /** `kill -9` of the browser with all its processes. */
  kill9: () => Promise<void>;
  /** `kill -9` of the process that holds the storage: the browser starts another, and every connection is lost. */
  killStorage: () => Promise<void>;
};

const READY_WITHIN_MS = 20_000;
const PORT_FILE = "DevToolsActivePort";

export async function openKillable(profile: string): Promise<KillableBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("No Chromium: `npm test` installs one, or set CHROME_PATH to yours.");
  await rm(join(profile, PORT_FILE), { force: true });
  const flags = [
    ...FLAGS,
    "--headless",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    "--window-size=1440,900",
  ];
  // A group of its own: its processes are killed together, and none of anybody else's.
  const child = spawn(executablePath, [...flags, "about:blank"], { detached: true, stdio: "ignore" });
  const gone = once(child, "exit");
  const kill9 = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 9);
    await gone;
  };
  onTestFinished(kill9);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(profile)}`);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.newPage());
  if (page === undefined) throw new Error("the browser opened no page");
  const devtools = await page.context().newCDPSession(page);
  const { userAgent } = await devtools.send("Browser.getVersion");
  await devtools.send("Network.setUserAgentOverride", { userAgent, acceptLanguage: "fr-FR" });
  return { page, kill9, killStorage: () => killStorageOf(child) };
}

/** A folder for what a browser keeps; gone with the test. */
export async function profileFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "second-de-bord-profile-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function debuggingPort(profile: string): Promise<number> {
  const untilMs = Date.now() + READY_WITHIN_MS;
  while (Date.now() < untilMs) {
    const written = await readFile(join(profile, PORT_FILE), "utf8").catch(() => "");
    if (written.includes("\n")) return Number(written.split("\n")[0]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the browser did not say where it listens");
}

async function killStorageOf(browser: ChildProcess): Promise<void> {
  for (const entry of await readdir("/proc")) {
    const command = await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "");
    if (!command.includes("storage.mojom.StorageService")) continue;
    const stat = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
    const group = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
    if (group === browser.pid) process.kill(Number(entry), 9);
  }
}
