import { describe, expect, test } from "vitest";
import { readInviteRows } from "./invite-rows.ts";
import { NewInvites } from "./pilotage.ts";

describe("rows that are invites", () => {
  test("a name alone is enough; blanks around and between are nothing", () => {
    expect(readInviteRows([[" Inès Roy "], [""], ["Omar", "", ""]])).toEqual({
      invites: [
        { name: "Inès Roy", role: "participant" },
        { name: "Omar", role: "participant" },
      ],
      mistakes: [],
    });
  });

  test.each([
    [[["rôle", "Nom", "BINÔME"]], (name: string, role: string, pair: string) => [role, name, pair]],
    [[["name", "Role", "buddy"]], (name: string, role: string, pair: string) => [name, role, pair]],
    [[], (name: string, role: string, pair: string) => [name, role, pair]],
  ])("columns %j", (header, row) => {
    const rows = [...header, row("Inès", "opératrice", "A"), row("Omar", "", "A"), row("Paul", "Pilote", "")];
    expect(readInviteRows(rows)).toEqual({
      invites: [
        { name: "Inès", role: "operator", pairKey: "A" },
        { name: "Omar", role: "participant", pairKey: "A" },
        { name: "Paul", role: "operator" },
      ],
      mistakes: [],
    });
  });

  test("the id of somebody who is here pairs with them, once", () => {
    const id = "0b7f3c52-6a0e-4c1b-9d55-3f2f6f1a8e11";
    expect(readInviteRows([["Inès", "", id]]).invites).toEqual([{ name: "Inès", role: "participant", pairWith: id }]);
    const twice = readInviteRows([
      ["Inès", "", id],
      ["Omar", "", id],
    ]);
    expect(twice.mistakes.map(({ kind }) => kind)).toEqual(["bad-pair", "bad-pair"]);
  });

  test("two hundred of them are one request", () => {
    const { invites, mistakes } = readInviteRows(Array.from({ length: 200 }, (_, row) => [`P${row}`]));
    expect(mistakes).toEqual([]);
    expect(NewInvites.safeParse({ invites, days: 14 }).success).toBe(true);
  });
});

test("each mistake is told with its line", () => {
  const rows = [
    ["nom", "role", "binome"],
    ["", "", "A"],
    ["x".repeat(61), "", "A"],
    [],
    ["Omar", "owner"],
    ["Paul", "", "seul"],
    ["Inès", "", "B"],
    ["Léa", "", "B"],
    ["Noé", "", "B"],
  ];
  expect(readInviteRows(rows).mistakes).toEqual([
    { line: 2, kind: "no-name" },
    { line: 3, kind: "bad-name" },
    { line: 5, kind: "bad-role" },
    { line: 6, kind: "bad-pair" },
    ...[7, 8, 9].map((line) => ({ line, kind: "bad-pair" })),
  ]);
  const many = readInviteRows(Array.from({ length: 201 }, (_, row) => [`P${row}`]));
  expect(many.mistakes).toEqual([{ line: 201, kind: "too-many" }]);
});
