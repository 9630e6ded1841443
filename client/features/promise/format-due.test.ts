import { expect, test } from "vitest";
import { formatDue } from "./format-due.ts";

test("the day a promise is due is written as each language does, wherever the device is", () => {
  expect(formatDue("fr", "2026-12-01")).toBe("1er déc.");
  expect(formatDue("fr", "2026-11-25")).toBe("25 nov.");
  expect(formatDue("en", "2026-12-01")).toBe("1 Dec");
});
