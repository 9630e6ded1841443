// @vitest-environment happy-dom
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLang } from "#client/i18n/language.ts";
import type { CoachUsage as Usage } from "#shared/usage.ts";
import { CoachUsage } from "./coach-usage.tsx";

let root: Root;

beforeEach(async () => {
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
  await setLang("fr");
});

afterEach(() => {
  root.unmount();
  vi.unstubAllGlobals();
});

test("a person reads their own tokens and cost of the day, and nobody else's", async () => {
  await show({ day: { tokens: 1_234, cost: 0.0123, limitTokens: 60_000 } });
  expect(told()).toContain("Aujourd’hui : 1 234 jetons sur 60 000.");
  expect(told()).toContain("Coût : 0,0123");
  expect(told()).not.toContain("serveur");
});

test("whoever pays reads the server's too, against its caps", async () => {
  await show({
    day: { tokens: 0, cost: 0, limitTokens: 60_000 },
    server: { day: { tokens: 9, cost: 0.5, cap: 2 }, month: { cost: 3.25, cap: null } },
  });
  expect(told()).toContain("Coût du serveur aujourd’hui : 0,50 sur 2,00.");
  expect(told()).toContain("Coût du serveur ce mois-ci : 3,25.");
});

test("no price is never shown as free", async () => {
  await show({ day: { tokens: 12, cost: null, limitTokens: 60_000 } });
  expect(told()).toContain("Coût : inconnu");
});

test("a server that does not answer is said", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  root.render(<CoachUsage />);
  await vi.waitFor(() => expect(told()).toBe("Le serveur ne l’a pas encore dit."));
});

async function show(usage: Usage): Promise<void> {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(usage)));
  root.render(<CoachUsage />);
  await vi.waitFor(() => expect(told()).toContain("jetons"));
}

function told(): string {
  return document.body.textContent.replace(/\s/gu, " ");
}
