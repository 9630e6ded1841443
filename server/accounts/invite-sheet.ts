/**
 * Invites as a spreadsheet keeps them: a CSV with a heading line in, links out. Any of the usual separators, quotes as in
 * RFC 4180, a byte-order mark or none. What is written is safe to open: no cell is a formula.
 */
import Papa from "papaparse";
import * as z from "zod/mini";
import { INVITES_MAX, type MintedInvites, NewInvite } from "#shared/pilotage.ts";

/** `mistakes`: "line 3: what is wrong with it", all of them at once. */
export type InviteSheet = { kind: "invites"; invites: NewInvite[] } | { kind: "mistakes"; mistakes: string[] };

const Row = z.object({ name: z.string(), role: z._default(z.string(), ""), pair: z._default(z.string(), "") });

const OPERATOR = /^(operator|opérateur|operateur|opératrice|operatrice)$/i;
const PARTICIPANT = /^(participant|participante|)$/i;

/**
 * Columns `name`, and if wanted `role` (`participant` where it is empty, or `operator`) and `pair`: the same word on two lines pairs
 * those two, the id of somebody who is here pairs with them. Other columns are not read.
 */
export function readInviteSheet(csv: string): InviteSheet {
  const { data, meta } = Papa.parse<unknown>(csv.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (heading) => heading.trim().toLowerCase(),
    transform: (cell) => cell.trim(),
    delimitersToGuess: [",", ";", "\t"],
  });
  if (!(meta.fields ?? []).includes("name")) return { kind: "mistakes", mistakes: ["line 1: no column `name`"] };
  if (data.length === 0) return { kind: "mistakes", mistakes: ["no line with a name"] };
  if (data.length > INVITES_MAX) return { kind: "mistakes", mistakes: [`more than ${INVITES_MAX} lines`] };
  const read = data.map(readRow);
  const mistakes = read.flatMap((row, index) => (typeof row === "string" ? [`line ${index + 2}: ${row}`] : []));
  const invites = read.filter((row) => typeof row !== "string");
  return mistakes.length > 0 ? { kind: "mistakes", mistakes } : { kind: "invites", invites };
}

/** What is wrong with it, where it is no invite. */
function readRow(cells: unknown): NewInvite | string {
  const row = Row.safeParse(cells);
  if (!row.success || row.data.name === "") return "no name";
  const { name, role, pair } = row.data;
  if (!OPERATOR.test(role) && !PARTICIPANT.test(role)) return "the role is neither participant nor operator";
  const isPerson = z.uuid().safeParse(pair).success;
  const invite = NewInvite.safeParse({
    name,
    role: OPERATOR.test(role) ? "operator" : "participant",
    ...(pair === "" ? {} : isPerson ? { pairWith: pair } : { pairKey: pair }),
  });
  if (invite.success) return invite.data;
  return invite.error.issues.some(({ path }) => path[0] === "name") ? "the name is too long" : "the pair is too long";
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
