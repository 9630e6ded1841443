/**
 * Rows of a CSV file as invites: name, role, and whom they are paired with: a word of one's own that stands on the two rows
 * that become a pair, or the id of somebody who is here. A first row of column names, in French or English, may put them in
 * another order; without one they stand in this order.
 */
import * as z from "zod/mini";
import type { Role } from "./account.ts";
import { PERSON_NAME_MAX, PersonName } from "./person-name.ts";
import { INVITES_MAX, type NewInvite } from "./pilotage.ts";

const PAIR_KEY_MAX = 60;

/** `line`: of the row, from 1. */
export type InviteRowMistake = {
  line: number;
  kind: "no-name" | "bad-name" | "bad-role" | "bad-pair" | "too-many";
};

/** Blank rows are left out. With any mistake, the invites are not to be minted. */
export function readInviteRows(rows: readonly (readonly string[])[]): {
  invites: NewInvite[];
  mistakes: InviteRowMistake[];
} {
  const lines = rows
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const named = columnsOf(lines[0]?.cells ?? []);
  const columns = named ?? { name: 0, role: 1, pair: 2 };
  const read = lines.slice(named === null ? 0 : 1).map(({ line, cells }) => ({
    line,
    name: cells[columns.name] ?? "",
    role: roleOf(cells[columns.role] ?? ""),
    pair: cells[columns.pair] ?? "",
  }));

  const mistakes = read.flatMap(({ line, name, role, pair }, index): InviteRowMistake[] => {
    const kinds: InviteRowMistake["kind"][] = [];
    if (index >= INVITES_MAX) kinds.push("too-many");
    if (name === "") kinds.push("no-name");
    else if (!PersonName.safeParse(name).success) kinds.push("bad-name");
    if (role === null) kinds.push("bad-role");
    const ofPair = read.filter((other) => other.pair === pair).length;
    const isPair = pair.length <= PAIR_KEY_MAX && ofPair === (isPersonId(pair) ? 1 : 2);
    if (pair !== "" && !isPair) kinds.push("bad-pair");
    return kinds.map((kind) => ({ line, kind }));
  });
  const invites = read.map(({ name, role, pair }) => ({
    name: name.slice(0, PERSON_NAME_MAX),
    role: role ?? "participant",
    ...(isPersonId(pair) ? { pairWith: pair } : pair !== "" && { pairKey: pair }),
  }));
  return { invites, mistakes };
}

type Columns = { name: number; role: number; pair: number };

/** `null`: the row is somebody's. A column that is not there is read as empty. */
function columnsOf(cells: readonly string[]): Columns | null {
  const plain = cells.map(plainOf);
  const find = (names: readonly string[]) => plain.findIndex((cell) => names.includes(cell));
  const name = find(["nom", "name"]);
  return name === -1 ? null : { name, role: find(["role"]), pair: find(["binome", "pair", "buddy"]) };
}

function isPersonId(pair: string): boolean {
  return z.uuid().safeParse(pair).success;
}

function roleOf(cell: string): Role | null {
  const plain = plainOf(cell);
  if (plain === "" || plain === "participant" || plain === "participante") return "participant";
  return ["operator", "pilote", "operateur", "operatrice"].includes(plain) ? "operator" : null;
}

function plainOf(cell: string): string {
  return cell.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
