import { describe, expect, test } from "vitest";
import { Failure } from "#shared/coach-protocol.ts";
import { failureText, SAFE } from "./failure-texts.ts";

describe.each(Failure.options)("%s", (failure) => {
  test.each(["fr", "en"] as const)("says in %s what happened and what to do, in sentences", (lang) => {
    const { what, cause = what, todo } = failureText(failure, lang);
    for (const sentence of [what, cause, todo]) expect(sentence).toMatch(/^\p{Lu}.{15,}\.$/u);
    expect(what).not.toBe(todo);
  });

  test("speaks each language in its own words", () => {
    expect(failureText(failure, "fr").what).not.toBe(failureText(failure, "en").what);
    expect(failureText(failure, "fr").what + failureText(failure, "fr").todo).not.toMatch(/ [;?!:]|[a-zé]'[a-zé]/u);
  });
});

test("a coach that isn’t answering is never all that is said: why is said too", () => {
  for (const failure of Failure.options) {
    const { what, cause } = failureText(failure, "en");
    expect(what === "The Coach isn’t answering.").toBe(cause !== undefined);
  }
});

test("what is safe is said in both languages", () => {
  expect(SAFE.fr).toContain("gardés");
  expect(SAFE.en).toContain("safe");
});
