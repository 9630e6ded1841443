/** How many tabs are open: each holds a share of one Web Lock for as long as it lives, whatever way it ends. */
const LOCK = "sdb-tab";

/** Settled once this tab is among those that are counted. */
let presence: Promise<unknown> = Promise.resolve();

export function bePresent(): void {
  presence = new Promise((resolve) => {
    const hold = () => {
      resolve(null);
      return new Promise(() => undefined);
    };
    navigator.locks.request(LOCK, { mode: "shared" }, hold).catch(resolve);
  });
}

/** Before its own share is held, this tab would take the one other tab that there is for itself. */
export async function isOnlyTab(): Promise<boolean> {
  await presence;
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name === LOCK).length <= 1;
}
