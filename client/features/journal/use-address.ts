/** The journal's address, in the words of the journal. */
import { useSearch } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import type { JournalFilter, Spot } from "#client/db/search/look.ts";

export type Address = ReturnType<typeof useWrittenAddress>;

const NAMES = { pinned: "epingles", critiques: "critiques", bin: "corbeille" } as const;
const FILTERS: Record<(typeof NAMES)[keyof typeof NAMES], JournalFilter> = {
  epingles: "pinned",
  critiques: "critiques",
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
export function spotOf({ fil, livrable, passage: found }: Address): Spot | null {
  const passage = found ?? null;
  if (fil !== undefined) return { target: { kind: "exchange", id: fil }, passage };
  return livrable === undefined ? null : { target: { kind: "deliverable", id: livrable }, passage };
}

/** The same list with that place open; `null`: with nothing open. */
export function withSpot({ q, filtre, jour }: Address, spot: Spot | null): Address {
  const list = { ...(q && { q }), ...(filtre && { filtre }), ...(jour && { jour }) };
  if (spot === null) return list;
  const open = spot.target.kind === "exchange" ? { fil: spot.target.id } : { livrable: spot.target.id };
  return { ...list, ...open, ...(spot.passage !== null && { passage: spot.passage }) };
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
