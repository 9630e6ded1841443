/** Accessibility, judged by axe with every rule it has on by default: zero violations, on every screen. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * Fails with the rule, its help and the first elements of each violation. Wait for the screen to settle first. With
 * `rules`, those alone are asked. Nothing of ours is in a frame, and nobody reads what passed: both would double its time.
 */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (rules === undefined ? builder : builder.withRules(rules)).analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n  ${nodes
        .slice(0, 5)
        .map(({ html }) => html)
        .join("\n  ")}`,
  );
  expect(told, `axe on ${page.url()}`).toEqual([]);
}
