import { afterEach, expect, test, vi } from "vitest";
import { bePresent, isOnlyTab } from "./tab-presence.ts";

afterEach(() => vi.unstubAllGlobals());

test("a tab that is not counted yet does not take the one other tab for itself", async () => {
  const held = [{ name: "sdb-tab" }];
  let grant: () => void = () => undefined;
  const locks = {
    request: (name: string, _options: object, hold: () => Promise<unknown>) =>
      new Promise((resolve) => {
        grant = () => {
          held.push({ name });
          resolve(hold());
        };
      }),
    query: () => Promise.resolve({ held: [...held] }),
  };
  vi.stubGlobal("navigator", { locks });
  bePresent();
  const isOnly = isOnlyTab();
  grant();
  expect(await isOnly).toBe(false);
  held.shift();
  expect(await isOnlyTab()).toBe(true);
});

test("where shares cannot be held, nobody waits for one", async () => {
  vi.stubGlobal("navigator", {
    locks: { request: () => Promise.reject(new Error("forbidden")), query: () => Promise.resolve({ held: [] }) },
  });
  bePresent();
  expect(await isOnlyTab()).toBe(true);
});
