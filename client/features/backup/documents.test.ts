import fc from "fast-check";
import { marked, type Token } from "marked";
import { describe, expect, test } from "vitest";
import { type BackupRows, noRows } from "#client/db/backup/backup-format.ts";
import type { Question, ReplyState } from "#shared/message.ts";
import { exchangeRow, questionRow, replyRow } from "#client/testing/thread-rows.ts";
import type { DocumentWords } from "./document-words.ts";
import { toStory } from "./story.ts";
import { toMarkdown } from "./to-markdown.ts";
import { toPlainText } from "./to-plain-text.ts";

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
      { day: 3, declared: [], closedAt: null, evening: { text: "Si midi passe,\nalors j’écris", on: "2026-11-24" } },
    ],
  };
  expect(toMarkdown(toStory(rows), WORDS)).toContain("```text\nSi midi passe,\nalors j’écris\n```");
  expect(toPlainText(toStory(rows), WORDS)).toContain("  Si midi passe,\n  alors j’écris");
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
    const document = toMarkdown(toStory(rowsWith({ question: "Pourquoi ?" }, states)), WORDS);
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

describe("a document in plain text", () => {
  test("lets nothing that was written pass for a line of ours", () => {
    const words = { deliverable: "a\nJ3", title: "Titre\nJ4\n==", question: "x\nToi, hier", reply: "y\r\nToi, demain" };
    const lines = toPlainText(toStory(rowsWith(words)), WORDS).split(/\r\n|\r|\n/);
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
    const [day] = toStory({ ...rows, messages: [asked, again, known] });
    expect(day!.exchanges[0]!.turns.map(({ read }) => read?.text ?? null)).toEqual(["Autre", null, null]);
  });

  test("leaves the bin out", () => {
    const rows = rowsWith({ question: "Gardée" });
    const binned = { ...rows.exchanges[0]!, id: "binned", deletedAt: 1 };
    expect(toStory({ ...rows, exchanges: [...rows.exchanges, binned] })[0]!.exchanges).toHaveLength(1);
  });
});

function lex(rows: BackupRows): Token[] {
  const document = toMarkdown(toStory(rows), WORDS);
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
