/**
 * Processes of ours as they are run, in a folder of their own: what each has said so far, and how it ended. Whatever still runs
 * is killed and its folder removed by `end`.
 */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { BundledCommands } from "./bundled-commands.ts";

export type OwnProcess = {
  child: ChildProcessByStdio<null, Readable, Readable>;
  said: { out: string; err: string };
  ended: Promise<number | null>;
  /** The first group of what it has said or will say, or all of it. Throws when it ends without having said it. */
  hasSaid: (pattern: RegExp) => Promise<string>;
};

export type OwnProcesses = {
  folder: string;
  run: (command: string, env?: Record<string, string>, args?: string[]) => OwnProcess;
  /** `main.ts`, ready; `url` is what it said, with no slash at the end. */
  startServer: (env?: Record<string, string>) => Promise<OwnProcess & { url: string }>;
  end: () => Promise<void>;
};

export async function ownProcesses(commands: BundledCommands): Promise<OwnProcesses> {
  const folder = await mkdtemp(join(tmpdir(), "second-de-bord-main-"));
  const started: OwnProcess["child"][] = [];

  function run(command: string, env: Record<string, string> = {}, args: string[] = []): OwnProcess {
    const child = spawn(process.execPath, [commands.fileOf(command), ...args], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", PORT: "0", LOG_LEVEL: "silent", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.push(child);
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => (said.out += String(chunk)));
    child.stderr.on("data", (chunk) => (said.err += String(chunk)));
    const ended = once(child, "close").then(([code]) => code as number | null);
    const hasSaid = async (pattern: RegExp): Promise<string> => {
      for (;;) {
        const found = pattern.exec(said.out);
        if (found !== null) return found[1] ?? found[0];
        await Promise.race([once(child.stdout, "data"), ended]);
        const isGone = child.exitCode !== null || child.signalCode !== null;
        if (isGone && !pattern.test(said.out)) throw new Error(`it ended: ${said.out}${said.err}`);
      }
    };
    return { child, said, ended, hasSaid };
  }

  return {
    folder,
    run,
    startServer: async (env = {}) => {
      const server = run("main.ts", env);
      return { ...server, url: await server.hasSaid(/Second de Bord: (\S+)\n/) };
    },
    end: async () => {
      for (const child of started) child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
