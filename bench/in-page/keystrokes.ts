/** What each keystroke in the page took, in milliseconds. */

/** `paintedMs`: until it is painted. `workedMs`: how long the page worked for it. */
export type Keystroke = { paintedMs: number; workedMs: number };

const keys: Keystroke[] = [];
let typing: { at: number; handledMs: number } | null = null;

document.addEventListener("keydown", ({ timeStamp }) => {
  const typed = { at: timeStamp, handledMs: 0 };
  typing = typed;
  requestAnimationFrame((frameAt) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      const paintedAt = performance.now();
      const paintedMs = paintedAt - typed.at;
      // The frame may have begun before the key was struck.
      keys.push({ paintedMs, workedMs: Math.min(paintedMs, typed.handledMs + (paintedAt - frameAt)) });
    });
    port1.start();
    port2.postMessage(null);
  });
});
window.addEventListener("input", () => {
  // React writes in a microtask at the end of the event, asked for before this one.
  queueMicrotask(() => {
    if (typing !== null) typing.handledMs = performance.now() - typing.at;
  });
});

/** Those since the last call. */
export function takeKeystrokes(): Keystroke[] {
  return keys.splice(0);
}
