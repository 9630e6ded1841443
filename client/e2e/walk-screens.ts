/** The way through every screen of the design, with words of the length that its mocks have, and some that are longer. */
import type { Page } from "playwright-core";
import type { MockUpstream } from "#server/testing/mock-upstream.ts";
import { ask, callCoach, composer, openDay, replies, sheet } from "./cockpit.ts";

type Walk = {
  page: Page;
  lang: "fr" | "en";
  origin: string;
  upstream: MockUpstream;
  /** Keeps pictures of the page as it stands; leaves it as it was. */
  keep: (screen: string) => Promise<void>;
};

const DAY_MS = 86_400_000;

const WORDS = {
  fr: {
    trade: "Mécanicienne cycles, spécialité vélo cargo",
    offer: "Révision freins et transmission au pied de l’immeuble, 79 €",
    audience: "Parents à vélo cargo, Rennes centre",
    longTrade: "Accompagnatrice en réorganisation documentaire intercommunale",
    hook: "Ton vélo cargo freine mal et tu l’as remarqué en descendant vers l’école, avec deux enfants à bord.",
    post: `L’atelier te donne rendez-vous dans trois semaines. D’ici là, tu ressors la voiture.
Je répare les vélos cargo en bas de chez toi, à Rennes : freins, transmission, pneus. Une heure sur ton trottoir, 79 €.
Un doute sur tes freins ? Écris-moi « FREINS », je te dis en deux questions si ça peut attendre.`,
    verdict: `**Verdict** : PRESQUE — 2/4. Le problème est juste, mais l’accroche le noie dans 99 caractères.

**Ce qui bloque**

1. « Ton vélo cargo freine mal » — critère 1 : décrit une panne. On ne sent pas encore le danger.
2. Les enfants sont le vrai sujet. Ils sont en`,
    rest: ` fin de phrase.

**Réécriture**

Tes freins couinent. Tes enfants sont à bord.
L’atelier te propose un rendez-vous dans trois semaines. D’ici là, tu ressors la voiture.

**Prochaine action**

Publie la V3 sur LinkedIn, 20 minutes, puis envoie le lien à Yanis.`,
    shorter: "Plus court, sans « couinent »",
    second: `**Verdict** : PRESQUE — 3/4. Plus court, et le danger est là.

**Réécriture**

Deux enfants à bord. Zéro frein.

**Prochaine action**

Colle cette accroche en V3 et relis à voix haute.`,
    found: "accroche",
  },
  en: {
    trade: "Bicycle mechanic, cargo bikes above all",
    offer: "Brakes and gears serviced outside your building, €79",
    audience: "Parents on cargo bikes, central Rennes",
    longTrade: "Intermunicipal documentary reorganisation accompanying adviser",
    hook: "Your cargo bike brakes badly and you noticed on the way down to the school, with two children on board.",
    post: `The shop can see you in three weeks. Until then the car comes out again.
I repair cargo bikes outside your door, in Rennes: brakes, gears, tyres. One hour on your pavement, €79.
Not sure about your brakes? Write “BRAKES” to me: two questions, and I tell you whether it can wait.`,
    verdict: `**Verdict**: ALMOST — 2/4. The problem is the right one, but the hook drowns it in 99 characters.

**What’s in the way**

1. “Your cargo bike brakes badly” — criterion 1: describes a breakdown. The danger is not felt yet.
2. The children are the real subject. They come at`,
    rest: ` the end.

**Rewrite**

Your brakes squeal. Your children are on board.
The shop can see you in three weeks. Until then the car comes out again.

**Next action**

Publish V3 on LinkedIn, 20 minutes, then send Yanis the link.`,
    shorter: "Shorter, without “squeal”",
    second: `**Verdict**: ALMOST — 3/4. Shorter, and the danger is there.

**Rewrite**

Two children on board. No brakes.

**Next action**

Paste this hook into V3 and read it aloud.`,
    found: "hook",
  },
} as const;

const LONG_WORD = "Anticonstitutionnellement".repeat(5);

export async function walkScreens({ page, lang, origin, upstream, keep }: Walk): Promise<void> {
  const words = WORDS[lang];
  const verdict = words.verdict + words.rest;
  const startMs = new Date(`${new Date().toISOString().slice(0, 10)}T08:41:00Z`).getTime();
  const setDay = (day: number, laterMs = 0) => page.clock.setFixedTime(startMs + (day - 1) * DAY_MS + laterMs);

  await setDay(1);
  await page.goto(`${origin}/app/depart`);
  await page.locator(".line-in").first().waitFor();
  await keep("first-run-empty");
  await page.locator(".line-in").nth(0).fill(words.trade);
  await page.locator(".line-in").nth(1).fill(words.offer);
  await keep("first-run");
  await page.locator(".btn-signal").click();
  await page.locator(".crit").waitFor();
  await keep("day-1");
  await page.goto(`${origin}/app/journal`);
  await page.locator("h1").first().waitFor();
  await keep("journal-empty");
  for (const day of [1, 2]) await closeDay(day);

  await setDay(3);
  await openToday(".veille");
  await sheet(page).fill(words.post);
  await page.locator(".m .mono").nth(2).waitFor();
  await page.locator(".ed-head .icon-btn").click();
  await page.locator(".tab").nth(1).waitFor();
  await sheet(page).fill(`${words.hook}\n${words.post}`);
  await page.locator(".page").click({ position: { x: 30, y: 300 } });
  await keep("veille");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("cri");
  await keep("palette");
  await page.keyboard.press("Escape");

  await callCoach(page);
  await keep("coach-empty");
  upstream.reply(verdict);
  await page.locator(".chips .chip").first().click();
  await wholeReply(1);
  await keep("verdict");
  await page.locator(".rewrite ~ .rowbtns .btn").first().click();
  await page.locator(".tab").nth(2).waitFor();
  await page.locator(".next-action .btn").first().click();
  await page.locator(".toast").first().waitFor();
  await keep("promised");
  upstream.reply(words.second);
  await ask(page, words.shorter);
  await wholeReply(2);
  await page.locator(".coach .pane-h .icon-btn").first().click();
  await page.locator(".afloat").waitFor();
  await keep("detached");
  await page.locator(".coach-dock .btn").click();

  // It goes no further while its pictures are taken.
  upstream.reply(words.verdict, { chunk: words.verdict.length });
  upstream.fault("stall", { afterChunks: 1 });
  await ask(page, LONG_WORD);
  await page.locator(".caret").waitFor();
  await keep("streaming");
  await page.keyboard.press("Escape");
  await page.locator(".caret").waitFor({ state: "detached" });
  await keep("stopped");
  upstream.fault("503");
  await ask(page, words.shorter);
  await page.locator(".coach .err").waitFor();
  await keep("failure");
  upstream.fault(null);
  await page.context().setOffline(true);
  await ask(page, words.shorter);
  await page.locator(".queue").waitFor();
  await composer(page).fill(LONG_WORD);
  await keep("offline-question");
  await page.context().setOffline(false);

  await page.goto(`${origin}/app/journal`);
  await page.locator(".res").first().waitFor();
  await page.locator(".search-field input").fill(words.found);
  await page.locator("mark").first().waitFor();
  await keep("journal-found");
  await page.locator(".res").first().click();
  await page.locator(".reading mark").first().waitFor();
  await keep("journal");
  await page.goto(`${origin}/app/journal`);
  await page.locator(".search-field input").fill("introuvable");
  await page.locator(".res").first().waitFor({ state: "detached" });
  await keep("journal-nothing");

  await page.goto(`${origin}/app/profil`);
  await page.locator(".line-in").nth(2).fill(words.audience);
  await keep("profile");
  await page.locator(".line-in").nth(0).fill(words.longTrade);
  await page.locator(".line-in").nth(1).fill(LONG_WORD);
  await keep("profile-long");
  for (const [screen, path] of [
    ["settings", "reglages"],
    ["unknown-day", "day/99"],
    ["voyage-begun", "voyage"],
    ["pilotage", "pilotage"],
  ] as const) {
    await page.goto(`${origin}/app/${path}`);
    await page.locator("h1").first().waitFor();
    await keep(screen);
  }
  await page.goto(`${origin}/app/reglages`);
  await page.locator(".help-open:visible").click();
  await page.getByRole("dialog").waitFor();
  await keep("help");

  for (let day = 3; day <= 11; day += 1) await closeDay(day);
  await setDay(12);
  await openToday();
  await keep("day-12");
  for (const day of [12, 13, 14]) await closeDay(day);
  await keep("arrival");
  await page.goto(`${origin}/app/voyage`);
  await page.locator("h1").first().waitFor();
  await keep("voyage");
  await setDay(16);
  await openToday();
  await keep("after");

  async function wholeReply(count: number) {
    await replies(page)
      .nth(count - 1)
      .waitFor();
    await page.locator(".coach .tools").waitFor();
  }

  async function openToday(coach = ".coach .chip") {
    await page.goto(`${origin}/app/today`);
    await sheet(page).waitFor();
    // What comes at rest too.
    for (const part of [".actions", ".gauge", coach, ".binome-empty"]) {
      await page.locator(part).first().waitFor();
    }
  }

  async function closeDay(day: number) {
    await setDay(day);
    await openDay(page, origin, day);
    await page.locator(".actions .btn").first().click();
    await page.locator(".day.open .pen").first().waitFor();
    await page.locator(".toast").first().waitFor();
  }
}
