/** The bar above the page: fold the rail, where one is, day or night, fold the side. */
import { Moon, PanelLeft, PanelRight, Search, Sun } from "lucide-react";
import { useText } from "#client/i18n/language.ts";
import { modKey } from "#client/platform/mod-key.ts";
import { isDark, setTheme, useTheme } from "#client/ui/theme.ts";
import { SideSplitter } from "./day-parts.tsx";
import { openPalette } from "./palette-host.tsx";
import { toggleFold, useLayout } from "./layout-state.ts";

export function Toolbar({ label, hasSide }: { label: string; hasSide: boolean }) {
  const text = useText().shell;
  const layout = useLayout();
  const dark = isDark(useTheme((state) => state.theme));
  return (
    <>
      <div className="toolbar">
        <button
          type="button"
          className="icon-btn rail-fold"
          aria-label={layout.rail === "open" ? text.hideRail : text.showRail}
          aria-expanded={layout.rail === "open"}
          onClick={() => toggleFold("rail")}
        >
          <PanelLeft className="i" aria-hidden />
        </button>
        <span className="date">{label}</span>
        <span className="grow" />
        <button type="button" className="omni" aria-keyshortcuts="Control+K Meta+K" onClick={openPalette}>
          <Search className="i i-s" aria-hidden />
          <span className="grow">{text.palette}</span>
          <kbd aria-hidden="true">{modKey()} K</kbd>
        </button>
        <button
          type="button"
          className="icon-btn"
          aria-label={dark ? text.lightTheme : text.darkTheme}
          onClick={() => setTheme(dark ? "light" : "dark")}
        >
          {dark ? <Sun className="i" aria-hidden /> : <Moon className="i" aria-hidden />}
        </button>
        {hasSide && (
          <button
            type="button"
            className="icon-btn"
            aria-label={layout.side === "open" ? text.hideSide : text.showSide}
            aria-expanded={layout.side === "open"}
            onClick={() => toggleFold("side")}
          >
            <PanelRight className="i" aria-hidden />
          </button>
        )}
      </div>
      {hasSide && <SideSplitter />}
    </>
  );
}
