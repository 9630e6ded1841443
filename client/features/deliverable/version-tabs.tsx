/** V1, V2 … and one more. The newest is written to; the earlier ones are read. */
import { Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useText } from "#client/i18n/language.ts";
import { firstClick } from "#client/ui/first-click.ts";

type VersionTabsProps = {
  versions: readonly number[];
  open: number;
  /** The newest score of each version that was judged, of four. */
  scores: ReadonlyMap<number, number>;
  onOpen: (n: number) => void;
  /** Begins a version from the text of the newest one. */
  onAdd: () => void;
};

export function VersionTabs({ versions, open, scores, onOpen, onAdd }: VersionTabsProps) {
  const text = useText().deliverable;
  const list = useRef<HTMLDivElement>(null);

  // Of many versions the open one is in the middle, with its neighbours in reach, however wide the list becomes.
  const at = versions.indexOf(open);
  useEffect(() => {
    const tabs = list.current;
    const tab = tabs?.children[at];
    if (!tabs || !(tab instanceof HTMLElement)) return undefined;
    const observer = new ResizeObserver(() => {
      tabs.scrollLeft = tab.offsetLeft + (tab.offsetWidth - tabs.clientWidth) / 2;
    });
    observer.observe(tabs);
    return () => observer.disconnect();
  }, [at]);

  function onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = tabAt(event.key, at, versions.length);
    const n = to === null ? undefined : versions[to];
    if (to === null || n === undefined) return;
    event.preventDefault();
    const tab = list.current?.children[to];
    if (tab instanceof HTMLElement) tab.focus();
    onOpen(n);
  }

  return (
    <>
      <div className="tabs-of-versions" role="tablist" aria-label={text.versions} ref={list}>
        {versions.map((n) => (
          <button
            key={n}
            type="button"
            className="tab"
            role="tab"
            aria-selected={n === open}
            aria-controls="deliverable"
            tabIndex={n === open ? 0 : -1}
            onKeyDown={onKey}
            onClick={() => onOpen(n)}
          >
            {text.version(n)}{" "}
            {scores.has(n) && (
              <span className="of-four" role="img" aria-label={text.score(scores.get(n) ?? 0)}>
                {scores.get(n)}/4
              </span>
            )}
          </button>
        ))}
      </div>
      <button type="button" className="icon-btn" aria-label={text.newVersion} onClick={firstClick(onAdd)}>
        <Plus className="i" aria-hidden />
      </button>
    </>
  );
}

/** Where a key leads from the tab at `at`, of `count`; `null`: nowhere. */
function tabAt(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
