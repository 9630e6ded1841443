/** How many tabs are open: each holds a share of one Web Lock for as long as it lives, whatever way it ends. */
const LOCK = "sdb-tab";

export function bePresent(): void {
  void navigator.locks.request(LOCK, { mode: "shared" }, () => new Promise(() => undefined));
}

export async function isOnlyTab(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name === LOCK).length <= 1;
}
