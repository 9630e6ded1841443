/**
 * Invites as a spreadsheet keeps them: a CSV in, links out. Any of the usual separators, quotes as in RFC 4180, a byte-order
 * mark or none. What is written is safe to open: no cell is a formula.
 */
import Papa from "papaparse";
import { type InviteRowMistake, readInviteRows } from "#shared/invite-rows.ts";
import { INVITES_MAX, type MintedInvites, type NewInvite } from "#shared/pilotage.ts";

/** `mistakes`: "line 3: what is wrong with it", all of them at once. */
export type InviteSheet = { kind: "invites"; invites: NewInvite[] } | { kind: "mistakes"; mistakes: string[] };

const WRONG: Record<InviteRowMistake["kind"], string> = {
  "no-name": "no name",
  "bad-name": "the name is too long",
  "bad-role": "the role is neither participant nor operator",
  "bad-pair": "its pair is not on exactly two lines",
  "too-many": `more than ${INVITES_MAX} invites`,
};

/** Its columns are those of `readInviteRows`. */
export function readInviteSheet(csv: string): InviteSheet {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { delimitersToGuess: [",", ";", "\t"] });
  const { invites, mistakes } = readInviteRows(data);
  if (mistakes.length > 0) {
    return { kind: "mistakes", mistakes: mistakes.map(({ line, kind }) => `line ${line}: ${WRONG[kind]}`) };
  }
  return invites.length === 0 ? { kind: "mistakes", mistakes: ["no line with a name"] } : { kind: "invites", invites };
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
