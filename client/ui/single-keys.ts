/**
 * Shortcuts of one key, or of two in a row (`g t`): off until the person turns them on, and never where they type. One
 * listener for all of them, so that the second key of a pair is never taken for a shortcut of its own.
 */
import { type RefObject, useEffect, useRef } from "react";
import { create } from "zustand";
import { readSetting, writeSetting } from "../platform/storage.ts";

type Keys = Record<string, () => void>;

const SETTING = "single-keys";
const PAIR_WITHIN_MS = 1_500;

const useStore = create<{ on: boolean }>(() => ({ on: readSetting(SETTING) === "on" }));
const held = new Set<RefObject<Keys>>();
let first: { key: string; atMs: number } | null = null;

export function useSingleKeysOn(): boolean {
  return useStore((state) => state.on);
}

export function setSingleKeys(on: boolean): void {
  writeSetting(SETTING, on ? "on" : null);
  useStore.setState({ on });
}

/** `keys` by what is pressed: `e`, `?`, `g t`. They hold while the component is mounted. */
export function useSingleKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (held.size === 0) document.addEventListener("keydown", press);
    held.add(latest);
    return () => {
      held.delete(latest);
      if (held.size === 0) document.removeEventListener("keydown", press);
    };
  }, []);
}

function press(event: KeyboardEvent): void {
  const before = first !== null && event.timeStamp - first.atMs < PAIR_WITHIN_MS ? first.key : null;
  first = null;
  if (!useStore.getState().on || !isForUs(event)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const run = find(before === null ? key : `${before} ${key}`) ?? (before === null ? find(digitOf(event)) : undefined);
  if (run !== undefined) {
    event.preventDefault();
    run();
  } else if (before === null && beginsPair(key)) first = { key, atMs: event.timeStamp };
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return false;
  if (document.querySelector("dialog[open]") !== null) return false;
  const { target } = event;
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))) {
    return false;
  }
  // Some keyboards make brackets with AltGr, which Windows tells as Control and Alt.
  if (event.getModifierState("AltGraph")) return true;
  const isSign = !/^[\p{L}\d]$/u.test(event.key);
  return !event.ctrlKey && !event.metaKey && (isSign || !event.altKey);
}

function find(pressed: string): (() => void) | undefined {
  for (const keys of held) {
    const run = keys.current[pressed];
    if (run !== undefined) return run;
  }
  return undefined;
}

/** A French keyboard has its digits under Maj: the key is taken for the digit on it. */
function digitOf({ code, altKey, shiftKey }: KeyboardEvent): string {
  return altKey || shiftKey ? "" : (/^Digit(\d)$/.exec(code)?.[1] ?? "");
}

function beginsPair(key: string): boolean {
  return [...held].some(({ current }) => Object.keys(current).some((pressed) => pressed.startsWith(`${key} `)));
}
