// A whole J3 by keyboard alone: written, measured, judged, improved, promised, closed, and recalled the next day.
import { expect } from "vitest";
import { focused, tabTo } from "./by-keyboard.ts";
import { isFocused, openDay, replies, sheet, storedQuestions, waitForWholeReply } from "./cockpit.ts";
import { test } from "./model-test.ts";

const DAY_MS = 86_400_000;

type J3 = {
  /** Its first line is longer than a hook may be. */
  post: string;
  quote: string;
  rewrite: string;
  verdict: (score: string, blocker: string) => string;
  hook: string;
  zone: { red: string; green: string };
  sheet: RegExp;
  chip: string;
  waits: string;
  createV2: string;
  judgeV2: string;
  scored: (n: number, score: number) => string;
  promise: string;
  promised: string;
  close: string;
  closed: string;
  recalled: string;
  done: string;
  kept: string;
};

const REWRITE = {
  fr: "Mardi, 7 h 40. Le vélo cargo ne freine plus, 2 enfants à bord.\nTu fais quoi ce matin-là ?",
  en: "Tuesday, 7.40. The cargo bike no longer brakes, 2 children on board.\nWhat do you do that morning?",
};

const FR: J3 = {
  quote: "Je propose une révision innovante au pied de l’immeuble",
  post: `${"Dans ma rue, douze parents sur vingt m’ont raconté la même scène un mardi matin de pluie, ".repeat(3)}.
Je propose une révision innovante au pied de l’immeuble.`,
  rewrite: REWRITE.fr,
  verdict: (score, blocker) => `**Verdict** : ${score}. Le problème est juste.

**Ce qui bloque**

1. ${blocker}

**Réécriture**

${REWRITE.fr}

**Prochaine action**

Publie la V2 sur LinkedIn, 20 minutes, et note trois réponses.`,
  hook: "Accroche",
  zone: { red: "hors zone", green: "dans la zone" },
  sheet: /^Livrable de J3/,
  chip: "Critique mon post",
  waits: "Partira dès que l’app est ouverte avec du réseau",
  createV2: "Créer la V2",
  judgeV2: "Juger la V2",
  scored: (n, score) => `V${n} ${score} critères sur 4 au dernier verdict`,
  promise: "Ajouter à ma journée",
  promised: "Ajouté",
  close: "Valider la journée",
  closed: "J3 validé.",
  recalled: "Promesse de J3, pour aujourd’hui",
  done: "Fait",
  kept: "Promesse tenue.",
};

const EN: J3 = {
  quote: "I offer an innovative service at the foot of the building",
  post: `${"In my street twelve parents out of twenty told me of the same scene on a Tuesday morning of rain, ".repeat(3)}.
I offer an innovative service at the foot of the building.`,
  rewrite: REWRITE.en,
  verdict: (score, blocker) => `**Verdict**: ${score}. The problem is the right one.

**What’s in the way**

1. ${blocker}

**Rewrite**

${REWRITE.en}

**Next action**

Publish V2 on LinkedIn, 20 minutes, and note three answers.`,
  hook: "Hook",
  zone: { red: "out of the zone", green: "in the zone" },
  sheet: /^Deliverable of J3/,
  chip: "Critique my post",
  waits: "Leaves as soon as the app is open with a network",
  createV2: "Create V2",
  judgeV2: "Judge V2",
  scored: (n, score) => `V${n} ${score} of 4 criteria at the last verdict`,
  promise: "Add to my day",
  promised: "Added",
  close: "Close the day",
  closed: "J3 is closed.",
  recalled: "Promised on J3, due today",
  done: "Done",
  kept: "Promise kept.",
};

test.for([
  { lang: "fr", network: "there", said: FR },
  { lang: "en", network: "cut until the question waits, and again for the end of the day", said: EN },
] as const)("in $lang, the network $network", async ({ lang, network, said }, { openPage, product, upstream }) => {
  const page = await openPage({ lang, tolerates: [/ERR_INTERNET_DISCONNECTED/] });
  const isCut = network !== "there";
  const { keyboard } = page;
  const hook = page.locator(".gauge", { hasText: said.hook });
  await openDay(page, product.origin, 3);
  // What a first visit fetches when it is at rest is what a train needs.
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(isCut);

  await tabTo(page, said.sheet);
  await keyboard.insertText(said.post);
  await hook.getByText(said.zone.red).waitFor();

  upstream.reply(said.verdict(lang === "fr" ? "PRESQUE — 2/4" : "ALMOST — 2/4", `« ${said.quote} » — 2`));
  await keyboard.press("Control+j");
  await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);
  await tabTo(page, new RegExp(`^${said.chip}`, "u"), "Shift+Tab");
  await keyboard.press("Enter");
  if (isCut) {
    await page.getByText(said.waits).waitFor();
    expect(upstream.requests).toHaveLength(0);
    await page.context().setOffline(false);
  }
  await waitForWholeReply(page);
  await replies(page).last().locator(".quote", { hasText: said.quote }).waitFor();

  await tabTo(page, new RegExp(`^${said.createV2}`, "u"));
  await keyboard.press("Enter");
  await expect.poll(() => sheet(page).inputValue()).toBe(said.rewrite);
  await hook.getByText(said.zone.green).waitFor();

  upstream.reply(said.verdict(lang === "fr" ? "PRÊT — 4/4" : "READY — 4/4", ""));
  await tabTo(page, new RegExp(`^${said.judgeV2}`, "u"));
  await keyboard.press("Enter");
  await expect.poll(async () => (await storedQuestions(page)).length).toBe(2);
  await waitForWholeReply(page);
  await page.getByRole("tab", { name: said.scored(1, 2) }).waitFor();
  await page.getByRole("tab", { name: said.scored(2, 4) }).waitFor();

  await page.context().setOffline(isCut);
  await tabTo(page, new RegExp(`^${said.promise}`, "u"));
  await keyboard.press("Enter");
  await page.getByRole("button", { name: said.promised, exact: true }).last().waitFor();
  await tabTo(page, new RegExp(`^${said.close}`, "u"));
  await keyboard.press("Enter");
  await page.getByText(said.closed).waitFor();

  await page.context().setOffline(false);
  await page.clock.setFixedTime(Date.now() + DAY_MS);
  await page.goto(`${product.origin}/app/today`);
  await page.getByText(said.recalled).waitFor();
  await page.context().setOffline(true);
  await tabTo(page, new RegExp(`^${said.done}`, "u"));
  expect(await focused(page)).toBe(said.done);
  await keyboard.press("Enter");
  await page.getByText(said.kept).waitFor();
  expect(upstream.requests).toHaveLength(2);
});
