/**
 * A test that held only when it was asked again is no good news: its name and what failed the first time are the last words
 * of the run, loud enough to be looked into.
 */
import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** Of a message. */
const LINES = 4;

export const secondTries: Reporter = {
  onTestRunEnd: (modules) => {
    const tried = modules.flatMap(triedAgain);
    if (tried.length === 0) return;
    console.error(`\n!!! HELD ONLY AT A SECOND TRY: ${tried.length}. Find out why before it is red.`);
    for (const line of tried) console.error(`!!! ${line}`);
  },
};

function triedAgain({ children, relativeModuleId }: TestModule): string[] {
  return [...children.allTests("passed")].flatMap((test) => {
    if (test.diagnostic()?.flaky !== true) return [];
    const [failed] = test.result().errors ?? [];
    // The first line says that something was wrong, the next ones what, the frame where.
    const frame = failed?.stacks?.[0];
    const where = frame === undefined ? "" : ` (${relative(".", frame.file)}:${frame.line})`;
    const why = (failed?.message ?? "").split("\n", LINES).join("\n      ");
    return [`${relativeModuleId} > ${test.fullName}${where}\n      ${why}`];
  });
}
