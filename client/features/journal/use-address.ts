/** The journal's address, in the words of the journal. */
import { useSearch } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import type { JournalFilter, Spot, Target } from "#client/db/search/look.ts";
import { assertNever } from "#shared/assert-never.ts";

export type Address = ReturnType<typeof useWrittenAddress>;

const NAMES = { pinned: "epingles", critiques: "critiques", buddy: "binome", bin: "corbeille" } as const;
const FILTERS: Record<(typeof NAMES)[keyof typeof NAMES], JournalFilter> = {
  epingles: "pinned",
  critiques: "critiques",
  binome: "buddy",
  corbeille: "bin",
};

/** As it is written: the words in the search field may be some letters ahead of it. */
export function useWrittenAddress() {
  return useSearch({ from: "/shell/app/journal" });
}

/** With the words in the field: what every link of the page starts from. */
export function useAddress(): Address {
  return useContext(CurrentAddress);
}

export const CurrentAddress = createContext<Address>({});

export function filterOf({ filtre }: Address): JournalFilter {
  return filtre === undefined ? "all" : FILTERS[filtre];
}

/** What the reader has open; `null`: nothing. */
export function spotOf({ fil, livrable, binome, passage: found }: Address): Spot | null {
  const passage = found ?? null;
  if (fil !== undefined) return { target: { kind: "exchange", id: fil }, passage };
  if (livrable !== undefined) return { target: { kind: "deliverable", id: livrable }, passage };
  return binome === undefined ? null : { target: { kind: "buddy", id: binome }, passage };
}

/** The same list with that place open; `null`: with nothing open. */
export function withSpot({ q, filtre, jour }: Address, spot: Spot | null): Address {
  const list = { ...(q && { q }), ...(filtre && { filtre }), ...(jour && { jour }) };
  if (spot === null) return list;
  return { ...list, ...openOf(spot.target), ...(spot.passage !== null && { passage: spot.passage }) };
}

function openOf({ kind, id }: Target): Address {
  switch (kind) {
    case "exchange":
      return { fil: id };
    case "deliverable":
      return { livrable: id };
    case "buddy":
      return { binome: id };
    default:
      return assertNever(kind);
  }
}

export function withFilter({ filtre: _old, ...address }: Address, filter: JournalFilter): Address {
  return filter === "all" ? address : { ...address, filtre: NAMES[filter] };
}

/** `null`: every day. */
export function withDay({ jour: _old, ...address }: Address, day: number | null): Address {
  return day === null ? address : { ...address, jour: day };
}

/** Other words lead to other passages: the one that was read is no longer meant. */
export function withWords(address: Address, words: string): Address {
  const { q = "", passage: _passage, ...rest } = address;
  if (q === words) return address;
  return words === "" ? rest : { ...rest, q: words };
}
