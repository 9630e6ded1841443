/** A real browser that dies: tests of the `long` project, which judge their own laws. */
import { spawnSync } from "node:child_process";
import { chromiumOrInstall } from "../find-or-install.ts";
import type { PartResult } from "./part.ts";

/** Takes what it takes: some fifteen seconds. */
export async function browser(): Promise<PartResult> {
  const { status, stdout } = spawnSync("vitest", ["run", "--project", "long"], {
    encoding: "utf8",
    env: { ...process.env, CHROME_PATH: chromiumOrInstall(), NO_COLOR: "1" },
    shell: process.platform === "win32",
  });
  const figures = stdout.split("\n").filter((line) => /✓|×|Tests/u.test(line));
  return { broken: status === 0 ? [] : ["a browser's death lost a word, or a test of it failed"], figures };
}
