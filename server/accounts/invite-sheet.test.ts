import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readInviteSheet, writeLinkSheet } from "./invite-sheet.ts";

const invitesIn = (csv: string) => {
  const sheet = readInviteSheet(csv);
  return sheet.kind === "invites" ? sheet.invites : sheet.mistakes;
};

test("a sheet is read as spreadsheets write it: byte-order mark, semicolons, quotes, CRLF, empty lines", () => {
  const csv = '\uFEFFInterne;Name;Role;Pair\r\nx;"Martin; Léa ""Lili""";;1\r\n\r\ny; Omar ;Opérateur;1\r\n;;;\r\n';
  expect(invitesIn(csv)).toEqual([
    { name: 'Martin; Léa "Lili"', role: "participant", pairKey: "1" },
    { name: "Omar", role: "operator", pairKey: "1" },
  ]);
  expect(invitesIn("Nom\nLéa")).toEqual([{ name: "Léa", role: "participant" }]);
});

test("every row that is no invite is named, at once", () => {
  expect(invitesIn(`name,role,pair\nLéa,chef,1\n,operator\n${"x".repeat(61)},\nOmar,`)).toEqual([
    "row 2: the role is neither participant nor operator",
    "row 2: its pair is not on exactly two rows",
    "row 3: no name",
    "row 4: the name is too long, or has characters that no name has",
  ]);
  expect(invitesIn("name\n")).toEqual(["nobody is in it"]);
  expect(invitesIn(`name\n${"Léa\n".repeat(201)}`)).toEqual(["row 202: more than 200 invites"]);
});

test("what is written holds no formula, whatever somebody is called", () => {
  const names = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "Léa", 'a"b,c'];
  const url = "https://x.example/#lien=abc";
  const csv = writeLinkSheet(names.map((name) => ({ id: randomUUID(), name, url, expiresAt: 0 })));
  for (const line of csv.split("\n").slice(1)) expect(line).not.toMatch(/(^|,)"?[=+\-@]/);
  expect(csv).toContain("\nLéa,https://x.example/#lien=abc,1970-01-01T00:00:00.000Z,");
});
