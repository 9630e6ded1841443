/** What a process of this machine has consumed so far, threads included, as Linux counts it. */
import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

type ProcessUsage = { cpuSeconds: number; rssKb: number };

/** Throws where there is no /proc, and for a process that is not there. */
export function usageOf(pid: number): ProcessUsage {
  // The name, in parentheses, may hold anything; the fields after it are numbers.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /su, "")
    .split(" ");
  const rssKb = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return {
    cpuSeconds: (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_PER_SECOND,
    rssKb: Number(rssKb),
  };
}

const USER_TIME = 11;
const SYSTEM_TIME = 12;
