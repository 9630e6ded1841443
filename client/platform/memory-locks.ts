/** The browser's Web Locks in memory, as far as this product uses them, for tests: Node 20 has none. */

type Held = { end: (reason: DOMException) => void };
type Waiting = { grant: () => void };
type Options = { signal?: AbortSignal; steal?: boolean };

export class MemoryLocks {
  #held = new Map<string, Held>();
  #waiting = new Map<string, Waiting[]>();

  request(name: string, options: Options, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        options.signal?.removeEventListener("abort", leave);
        const held: Held = { end: reject };
        this.#held.set(name, held);
        const release = () => {
          // Whoever was robbed has nothing to give back.
          if (this.#held.get(name) !== held) return;
          this.#held.delete(name);
          this.#waiting.get(name)?.shift()?.grant();
        };
        work().then(resolve, reject).finally(release);
      };
      const waiting: Waiting = { grant };
      const leave = () => {
        const queue = this.#waiting.get(name) ?? [];
        this.#waiting.set(
          name,
          queue.filter((one) => one !== waiting),
        );
        reject(new DOMException("no longer waiting", "AbortError"));
      };
      if (options.signal?.aborted) return leave();
      if (options.steal) {
        this.#held.get(name)?.end(new DOMException("the lock was stolen", "AbortError"));
        return grant();
      }
      if (!this.#held.has(name)) return grant();
      options.signal?.addEventListener("abort", leave);
      this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), waiting]);
    });
  }
}
