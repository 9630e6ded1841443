import fc from "fast-check";
import { marked, type Token } from "marked";
import { describe, expect, test } from "vitest";
import { type BackupRows, noRows } from "#client/db/backup/backup-format.ts";
import type { ZonedCalendar } from "#client/db/calendar.ts";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import type { Question, ReplyState } from "#shared/message.ts";
import { buddyEntryRow, exchangeRow, pairRow, questionRow, replyRow } from "#client/testing/thread-rows.ts";
import type { DocumentWords } from "./document-words.ts";
import { toStory } from "./story.ts";
import { toMarkdown } from "./to-markdown.ts";
import { toPlainText } from "./to-plain-text.ts";

const CALENDAR: ZonedCalendar = { startedOn: "2026-11-23", takenUp: [], zone: "Europe/Paris" };
const WORDS: DocumentWords = { lang: "fr", atMs: 0, day: (day) => `J${day}, Ton premier post` };
const HOSTILE = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        "```",
        "````text",
        "~~~",
        "# Faux titre",
        "---",
        "***",
        "> ",
        "<script>x()</script>",
        "</div>",
        "<!--",
        "![x](https://x.test/p.png)",
        "[a]: https://x.test",
        "\n",
        "\r\n",
        "\r",
        "    ",
        "1. ",
        "- ",
        "|a|b|",
        "|-|-|",
        "mots",
        "\t",
        "\u2028",
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join("")),
);

test("the evening line of a day is in its document, where nothing else was written too", () => {
  const rows: BackupRows = {
    ...noRows(),
    dayLog: [
      {
        day: 3,
        declared: [],
        closedAt: null,
        evening: { text: "alors j’écris", on: "2026-11-28" },
        earlierEvenings: [{ text: "Si midi passe,", on: "2026-11-24" }],
      },
    ],
  };
  expect(toMarkdown(toStory(rows, CALENDAR), WORDS)).toContain("```text\nSi midi passe,\nalors j’écris\n```");
  expect(toPlainText(toStory(rows, CALENDAR), WORDS)).toContain("  Si midi passe,\n  alors j’écris");
});

describe("a document in Markdown", () => {
  test("has the same structure whatever was written in it", () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (deliverable, title, question, reply) => {
        fc.pre(deliverable.trim() !== "");
        const tokens = lex(rowsWith({ deliverable, title, question, reply }));
        const said = reply.trim() === "" ? "paragraph" : "blockquote";
        expect(tokens.map(({ type }) => type).join(" ")).toBe(
          `heading heading code heading heading code heading ${said}`,
        );
      }),
      { numRuns: 500 },
    );
  });

  test("holds what a person typed to the letter", () => {
    fc.assert(
      fc.property(HOSTILE, (question) => {
        fc.pre(question.trim() !== "" && !/[\r\t]/.test(question));
        const code = lex(rowsWith({ question })).find(({ type }) => type === "code");
        // The reader of this test drops line ends at the end of a block.
        expect((code as { text: string }).text.trimEnd()).toBe(question.trimEnd());
      }),
      { numRuns: 300 },
    );
  });

  test("asks for no image and runs no HTML, whoever shows it", () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, (reply, title) => {
        const kinds = new Set<string>();
        void marked.walkTokens(lex(rowsWith({ reply, title })), ({ type }) => void kinds.add(type));
        expect(kinds).not.toContain("html");
        expect(kinds).not.toContain("image");
      }),
      { numRuns: 300 },
    );
  });

  test("says who spoke, when, and how a reply ended", () => {
    const states: ReplyState[] = [
      { status: "interrupted", seq: 1, final: true },
      { status: "stopped" },
      { status: "complete", reason: "length", usage: null, cost: null },
      { status: "complete", reason: "stop", usage: null, cost: null },
    ];
    const document = toMarkdown(toStory(rowsWith({ question: "Pourquoi ?" }, states), CALENDAR), WORDS);
    const headings = document.split("\n").filter((line) => line.startsWith("### "));
    expect(headings).toEqual([
      expect.stringMatching(/^### Toi, 25 novembre 2026 à 09:44$/),
      expect.stringMatching(/^### Second de Bord · IA \(gpt-4o\), 25 novembre 2026 à 09:44, interrompue$/),
      expect.stringMatching(/, arrêtée$/),
      expect.stringMatching(/, coupée à sa longueur maximale$/),
      expect.stringMatching(/ à 09:44$/),
    ]);
  });
});

describe("what binômes wrote", () => {
  const lea = pairRow({ id: "p1", name: "Léa" });
  const promise = { kind: "promise", promiseId: "x", day: 3, dueOn: "2026-11-26", text: "Appeler Nadia" } as const;
  const entries = [
    { id: "3", seq: 3, fromMe: false, body: { kind: "seen-done", of: "1" } },
    { id: "1", seq: 1, fromMe: true, body: promise },
    { id: "4", seq: 0, fromMe: true, body: { kind: "text", text: "Tu viens ?" } },
    {
      id: "2",
      seq: 2,
      fromMe: false,
      at: Date.parse("2026-11-26T08:00:00Z"),
      body: { kind: "text", text: "```\n# Non" },
    },
  ] satisfies Partial<BuddyEntryRow>[];
  const rows = {
    ...noRows(),
    pairs: [lea],
    buddyEntries: entries.map((row) => buddyEntryRow({ pairId: "p1", ...row })),
  };
  const story = toStory(rows, CALENDAR);

  test("stands with the day of the programme that its date was, in the server's order, what waits last", () => {
    expect(
      story.map(({ day, buddy }) => [day, buddy.map((thread) => thread.entries.map(({ row }) => row.id))]),
    ).toEqual([
      [3, [["1", "3", "4"]]],
      [4, [["2"]]],
    ]);
  });

  test("is in the documents with who said it, what it was, and whether it left; nothing of it is Markdown", () => {
    const headings = toMarkdown(story, WORDS)
      .split("\n")
      .filter((line) => /^#{2,3} /.test(line));
    expect(headings).toEqual([
      "## Chat Binôme avec Léa, Mercredi 25 novembre",
      "### Toi, 25 novembre 2026 à 09:44, promesse de J3, pour le 26 nov.",
      "### Léa, 25 novembre 2026 à 09:44, promesse vue faite",
      "### Toi, 25 novembre 2026 à 09:44, pas encore parti",
      "## Chat Binôme avec Léa, Jeudi 26 novembre",
      expect.stringMatching(/^### Léa, 26 novembre 2026 à \d\d:00$/),
    ]);
    expect(toMarkdown(story, WORDS)).toContain("````text\n```\n# Non\n````");
    const lines = toPlainText(story, WORDS).split("\n");
    expect(lines).toContain("  # Non");
    expect(lines.filter((line) => line === "  Appeler Nadia")).toHaveLength(2);
  });
});

describe("a document in plain text", () => {
  test("lets nothing that was written pass for a line of ours", () => {
    const words = { deliverable: "a\nJ3", title: "Titre\nJ4\n==", question: "x\nToi, hier", reply: "y\r\nToi, demain" };
    const lines = toPlainText(toStory(rowsWith(words), CALENDAR), WORDS).split(/\r\n|\r|\n/);
    for (const forged of ["J3", "J4", "==", "Toi, hier", "Toi, demain"]) expect(lines).not.toContain(forged);
    expect(lines).toContain("  Toi, hier");
  });
});

describe("a story", () => {
  test("shows the text that the coach read, once, and not again where it is a version of the day", () => {
    const rows = rowsWith({ deliverable: "V1 d’alors" });
    const [question] = rows.messages as [Question];
    const asked = { ...question, deliverable: { version: 1, text: "Autre" } };
    const again = { ...asked, id: "zzz" };
    const known = { ...asked, id: "zzzz", deliverable: { version: 1, text: "V1 d’alors" } };
    const [day] = toStory({ ...rows, messages: [asked, again, known] }, CALENDAR);
    expect(day!.exchanges[0]!.turns.map(({ read }) => read?.text ?? null)).toEqual(["Autre", null, null]);
  });

  test("leaves the bin out", () => {
    const rows = rowsWith({ question: "Gardée" });
    const binned = { ...rows.exchanges[0]!, id: "binned", deletedAt: 1 };
    expect(toStory({ ...rows, exchanges: [...rows.exchanges, binned] }, CALENDAR)[0]!.exchanges).toHaveLength(1);
  });
});

function lex(rows: BackupRows): Token[] {
  const document = toMarkdown(toStory(rows, CALENDAR), WORDS);
  const body = document.slice(document.indexOf("\n---\n") + 5);
  return [...marked.lexer(body)].filter(({ type }) => type !== "space" && type !== "def");
}

type Said = { deliverable?: string; title?: string; question?: string; reply?: string };

function rowsWith(
  { deliverable = "", title = "Titre", question = "q", reply = "r" }: Said,
  states?: ReplyState[],
): BackupRows {
  const createdAt = Date.parse("2026-11-25T09:44:00");
  const asked = questionRow({ id: "q", exchangeId: "e", createdAt, text: question, label: title });
  const source = { kind: "model", model: "gpt-4o" } as const;
  const replies = (states ?? [{ status: "stopped" } as const]).map((state, index) =>
    replyRow(asked, { id: `r${index}`, text: reply, source, state }),
  );
  return {
    ...noRows(),
    exchanges: [exchangeRow({ id: "e", createdAt })],
    messages: [asked, ...replies],
    versions: [{ id: "v", day: 3, n: 1, text: deliverable, createdAt: 1, updatedAt: 1 }],
  };
}
