/**
 * A test that held only when it was asked again is no good news: its name and what failed the first time are the last words
 * of the run, loud enough to be looked into.
 */
import type { Reporter, TestModule } from "vitest/node";

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
    const [why = ""] = test.result().errors?.map(({ message }) => message.split("\n", 1)[0] ?? "") ?? [];
    return [`${relativeModuleId} > ${test.fullName}\n      ${why}`];
  });
}
