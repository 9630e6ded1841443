/**
 * Invites as a spreadsheet keeps them: a CSV in, links out. Any of the usual separators, quotes as in RFC 4180, a byte-order
 * mark or none; what its rows mean is `shared/invite-rows`. What is written is safe to open: no cell is a formula.
 */
import Papa from "papaparse";
import { assertNever } from "#shared/assert-never.ts";
import { type InviteRowMistake, readInviteRows } from "#shared/invite-rows.ts";
import { INVITES_MAX, type MintedInvites, type NewInvite } from "#shared/pilotage.ts";

/** `mistakes`: "row 3: what is wrong with it", all of them at once. */
export type InviteSheet = { kind: "invites"; invites: NewInvite[] } | { kind: "mistakes"; mistakes: string[] };

export function readInviteSheet(csv: string): InviteSheet {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { delimitersToGuess: [",", ";", "\t"] });
  const { invites, mistakes } = readInviteRows(data);
  if (mistakes.length > 0) {
    return { kind: "mistakes", mistakes: mistakes.map(({ line, kind }) => `row ${line}: ${wordsFor(kind)}`) };
  }
  return invites.length === 0 ? { kind: "mistakes", mistakes: ["nobody is in it"] } : { kind: "invites", invites };
}

function wordsFor(kind: InviteRowMistake["kind"]): string {
  switch (kind) {
    case "no-name":
      return "no name";
    case "bad-name":
      return "the name is too long, or has characters that no name has";
    case "bad-role":
      return "the role is neither participant nor operator";
    case "bad-pair":
      return "its pair is not on exactly two rows";
    case "too-many":
      return `more than ${INVITES_MAX} invites`;
    default:
      return assertNever(kind);
  }
}

/** One line an invite, in their order. */
export function writeLinkSheet(invites: MintedInvites["invites"]): string {
  return writeSheet(
    invites.map(({ name, url, expiresAt, id }) => ({ name, url, opens_until: new Date(expiresAt).toISOString(), id })),
  );
}

export function writeSheet(rows: Record<string, string>[]): string {
  return Papa.unparse(rows, { escapeFormulae: true, newline: "\n" });
}
