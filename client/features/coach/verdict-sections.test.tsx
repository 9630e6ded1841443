// @vitest-environment happy-dom
// A French verdict as the screen shows it, in an English interface.
import "fake-indexeddb/auto";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { storeProgramme } from "#client/db/programme.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import type { VerdictRow } from "#client/db/rows.ts";
import { questionRow, replyRow, verdictRow } from "#client/testing/thread-rows.ts";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import type { Reply } from "#shared/message.ts";
import { CoachReply } from "./coach-reply.tsx";

const POST = "Ton vélo cargo freine mal et tu l’as remarqué. Une heure sur ton trottoir, 79 €.";
const REWRITE = "Tes freins couinent et les enfants sont à bord. Tu fais quoi ce matin-là ?";
const VERDICT = `**Verdict** : PRESQUE — 2/4. « freine mal » est juste, « une phrase inventée » ne l’est pas.

**Ce qui bloque**

1. « Ton vélo cargo » — critère 2 — il passe.
2. « un prix mystère » — critère 4 — il doute.
3. « 79 € » — critère 3 — il compare.

**Réécriture**

${REWRITE}

**Prochaine action**

Appelle Nadia pour une heure sur le trottoir.`;

let root: Root;
let place: HTMLElement;

beforeEach(async () => {
  await loadLanguage();
  openDb(crypto.randomUUID());
  await storeProgramme(defaultProgramme());
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
  closeDb();
});

const MODEL = { kind: "model", model: "m" } as const;

type Shown = {
  text?: string;
  reason?: "stop" | "length";
  source?: NonNullable<Reply["source"]>;
  isLast?: boolean;
  /** What was recorded of it. */
  verdict?: Partial<VerdictRow>;
};

/** Shows the reply, and waits until what is read for it is there. */
async function show({ text = VERDICT, reason = "stop", source = MODEL, isLast = true, verdict }: Shown = {}): Promise<{
  reply: Reply;
  composed: string[];
}> {
  const question = questionRow({ deliverable: { version: 1, text: POST }, mode: "critique" });
  const reply = replyRow(question, {
    text,
    source,
    state: { status: "complete", reason, usage: null, cost: null },
  });
  await currentDb().messages.bulkAdd([question, reply]);
  if (verdict !== undefined) await currentDb().verdicts.add(verdictRow({ ...verdict, replyId: reply.id }));
  const composed: string[] = [];
  root.render(
    <CoachReply
      reply={reply}
      question={question}
      online
      isLast={isLast}
      actions={{ onShowPassage: () => undefined, onCompose: (words) => composed.push(words), sendTools: () => null }}
      onRetried={() => undefined}
    >
      {false}
    </CoachReply>,
  );
  await vi.waitFor(() => expect(buttons().includes("Copy all")).toBe(isLast));
  return { reply, composed };
}

const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)];
const buttons = () => all("button").map(({ textContent }) => textContent);
/** Of the nearest element that says one, as a reader takes it. */
const langOf = (element: Element | undefined) => element?.closest("[lang]")?.getAttribute("lang");

describe("quotations", () => {
  test("only what is in the text looks like one, in the sentence as in the points; what is not is said not to be", async () => {
    await show();
    expect(all(".quote").map(({ textContent }) => textContent)).toEqual(["freine mal", "Ton vélo cargo", "79 €"]);
    expect(all(".verdict .quote")).toHaveLength(1);
    expect(place.textContent).not.toMatch(/[«“"]\s*(?:une phrase inventée|un prix mystère)/u);
    expect(all(".misquote")).toHaveLength(2);
    expect(all(".verdict")[0]?.textContent).toBe(
      "freine mal est juste, une phrase inventée (not in your text) ne l’est pas.",
    );
  });

  test("two of the points can be challenged, and a third is read all the same", async () => {
    const { composed } = await show();
    expect(all(".points li")).toHaveLength(3);
    expect(all(".points li")[2]?.textContent).toContain("il compare.");
    const contest = all(".contest");
    expect(contest).toHaveLength(2);
    contest[1]?.click();
    expect(composed).toEqual([expect.stringContaining("un prix mystère — critère 4")]);
    expect(composed[0]).not.toContain("« un prix mystère »");
  });

  test("a challenged point quotes within the question's own quotation", async () => {
    const { composed } = await show({ text: VERDICT.replace("« Ton vélo cargo »", "“Ton vélo cargo”") });
    all(".contest")[0]?.click();
    expect(composed).toEqual(["I challenge this point: “‘Ton vélo cargo’ — critère 2 — il passe.”. "]);
  });
});

describe("the one score", () => {
  const score = () => all(".score")[0]?.textContent;

  test("stands beside the verdict, and where the reply writes another, it is said why", async () => {
    await show({ verdict: { score: 3, ofText: 3 } });
    await vi.waitFor(() => expect(score()).toBe("Almost 3 / 4"));
    expect(all(".score-note").map(({ textContent }) => textContent)).toEqual([
      "The Coach writes 2/4. The app counts the gauges and your ticks.",
    ]);
  });

  test("is that of the same text before", async () => {
    await show({ verdict: { score: 1, ofText: 1, isKept: true } });
    await vi.waitFor(() => expect(score()).toBe("Redo 1 / 4"));
    expect(all(".score-note")[0]?.textContent).toBe("The Coach writes 2/4. Same text, same score.");
  });

  test("needs no word where the reply writes it", async () => {
    await show({ verdict: { score: 2, ofText: 2 } });
    expect(score()).toBe("Almost 2 / 4");
    expect(all(".score-note")).toEqual([]);
  });

  test("has its own label, where the reply writes one that does not go with its figure", async () => {
    await show({ text: VERDICT.replace("PRESQUE", "PRÊT"), verdict: { score: 2, ofText: 2 } });
    await vi.waitFor(() => expect(score()).toBe("Almost 2 / 4"));
    expect(all(".score-note")).toEqual([]);
  });

  test("stands above a changed opinion that is no form", async () => {
    await show({ text: "Avis changé, parce que le devis est signé. Score : 4/4.", verdict: { score: 3, ofText: 3 } });
    await vi.waitFor(() => expect(score()).toBe("Almost 3 / 4"));
    expect(all(".score-note")[0]?.textContent).toContain("4/4");
  });
});

describe("flags", () => {
  const flagAt = (heading: string) => {
    const part = all(".words").find((one) => one.querySelector("h3")?.textContent === heading);
    return part?.previousElementSibling?.querySelector("use")?.getAttribute("href")?.replace("#", "") ?? null;
  };

  test("a rewrite has its yes only while it keeps the day's limit", async () => {
    await show();
    await vi.waitFor(() => expect(flagAt("Rewrite")).toBe("f-c"));
    root.unmount();
    root = createRoot(place);
    await show({ text: VERDICT.replace(REWRITE, `${REWRITE} `.repeat(20)) });
    await vi.waitFor(() => expect(all(".over-limit")).toHaveLength(1));
    expect(flagAt("Rewrite")).toBeNull();
  });
});

test("a link of the next action is its words and its address, in the block as in the promise", async () => {
  await show({ text: VERDICT.replace("Appelle Nadia", "Ouvre **[ta page](https://exemple.fr/mon_post)**") });
  const said = "Ouvre ta page (https://exemple.fr/mon_post) pour une heure sur le trottoir.";
  await vi.waitFor(() => expect(all(".next-action button")).toHaveLength(1));
  expect(all(".next-action p").map(({ textContent }) => textContent)).toEqual([said]);
  all(".next-action button")[0]?.click();
  await vi.waitFor(async () => expect((await currentDb().promises.toArray()).map(({ text }) => text)).toEqual([said]));
});

describe("what can be made of a rewrite", () => {
  const isCreated = () => buttons().some((name) => name?.startsWith("Create V"));

  test("a version, where it is told apart from the coach's notation", async () => {
    await show();
    expect(isCreated()).toBe(true);
    expect(all(".only-copied")).toEqual([]);
  });

  test.each([
    ["it names a passage that is not there", "« un prix mystère » → 79 €"],
    ["its first line has an arrow", "De 0 → 10 clients en 14 jours.\n\nTu fais quoi ?"],
    ["each of its lines may be a note", "Accroche → Tes freins couinent.\nFin → Tu fais quoi ?"],
  ])("a copy, and why it is only that, where %s", async (_why, rewrite) => {
    await show({ text: VERDICT.replace(REWRITE, rewrite) });
    expect(isCreated()).toBe(false);
    expect(buttons()).toContain("Copy");
    expect(all(".only-copied").map(({ textContent }) => textContent)).toEqual([
      "Copy only: the Coach’s notes may be mixed in.",
    ]);
  });

  test("nothing, where the reply was cut off in it; a version, where it was cut off further down", async () => {
    await show({ text: VERDICT.slice(0, VERDICT.indexOf(" à bord")), reason: "length" });
    expect(isCreated()).toBe(false);
    root.unmount();
    root = createRoot(place);
    await show({ reason: "length" });
    expect(isCreated()).toBe(true);
  });
});

test("the reply is read in its own language, the interface in the person's", async () => {
  await show();
  await vi.waitFor(() => expect(all(".next-action button")).toHaveLength(1));
  expect(document.documentElement.lang).not.toBe("fr");
  expect(all("article")[0]?.lang).toBe("fr");
  for (const selector of [".points li p", ".rewrite", ".next-action p", ".verdict", ".quote"]) {
    expect([selector, langOf(all(selector)[0])]).toEqual([selector, "fr"]);
  }
  for (const selector of ["h3", ".contest", ".rowbtns button", ".next-action button", ".score", ".misquote"]) {
    expect([selector, langOf(all(selector)[0])]).toEqual([selector, "en"]);
  }
});

test("the one action of the instant checks has the interface's heading, and its own words", async () => {
  await show({
    text: "Accroche : 212 caractères.\n\n**Une seule chose à faire maintenant**\u00a0: réécris la première phrase, elle est trop longue pour un écran.",
    source: { kind: "checks", model: "" },
  });
  await vi.waitFor(() => expect(all(".next-action button")).toHaveLength(1));
  const [heading] = all(".next-action h3");
  expect([heading?.textContent, langOf(heading)]).toEqual(["One thing to do now", "en"]);
  const [said] = all(".next-action p");
  expect([said?.textContent.slice(0, 7), langOf(said)]).toEqual(["Réécris", "fr"]);
});

test("a reply that came to its longest speaks of the button that asks for the rest only where it stands", async () => {
  const said = () => all(".said").map(({ textContent }) => textContent);
  await show({ reason: "length" });
  expect(buttons()).toContain("Resume");
  expect(said()).toEqual([expect.stringMatching(/maximum length\..*“Resume”/)]);
  await show({ reason: "length", isLast: false });
  await vi.waitFor(() => expect(said()).toEqual(["The reply reached its maximum length."]));
  expect(buttons()).not.toContain("Resume");
});
