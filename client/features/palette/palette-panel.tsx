/**
 * The command palette: a dialog of the platform's own, whose field stays focused while the arrows walk the list. It
 * knows no command; the route hands it the groups. Closing gives the focus back to whatever had it.
 */
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { paletteTexts } from "#client/i18n/palette-texts.ts";
import type { Command } from "#client/ui/command.ts";
import { useSingleKeysOn } from "#client/ui/single-keys.ts";
import { type Match, matchCommand, type Piece } from "./match-command.ts";
import "./palette.css";

type PalettePanelProps = {
  typed: string;
  onType: (typed: string) => void;
  /** In the order of the design; one with nothing to list is left out. */
  groups: readonly { title: string; commands: readonly Command[] }[];
  /** Lists all the keys: what `?` means before any word. */
  help: Command;
  /** The longest words that a command can be made of. */
  maxLength: number;
  /** It is closed and the focus is back. */
  onClosed: () => void;
};

export function PalettePanel({ typed, onType, groups, help, maxLength, onClosed }: PalettePanelProps) {
  const text = useTexts(paletteTexts);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  /** `null`: the one that Enter means by itself. */
  const [chosen, setChosen] = useState<string | null>(null);
  const listed = groups.map(({ title, commands }) => ({
    title,
    matches: commands.map((command) => matchCommand(command, typed)).filter((match) => match !== null),
  }));
  const commands = listed.flatMap(({ matches }) => matches.map(({ command }) => command));
  const active = commands.find((command) => command.id === chosen) ?? expected(commands);

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    if (active !== undefined) document.getElementById(id + active.id)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  function type(words: string) {
    setChosen(null);
    onType(words);
  }

  function close() {
    dialog.current?.close();
  }

  function run(command: Command) {
    close();
    command.run();
  }

  function press(event: KeyboardEvent) {
    // Enter that ends a composed word chooses nothing.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") close();
    else if (event.key === "Enter" && active !== undefined) run(active);
    else if (event.key === "?" && typed === "") run(help);
    else {
      const next =
        commands[nextIndex(event.key, active === undefined ? -1 : commands.indexOf(active), commands.length)];
      if (next === undefined) return;
      setChosen(next.id);
    }
    event.preventDefault();
  }

  return (
    <dialog ref={dialog} className="pal" aria-label={text.title} onClose={onClosed} closedby="any">
      <div className="pal-in">
        <Search className="i" aria-hidden />
        <input
          role="combobox"
          aria-label={text.title}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}list`}
          aria-activedescendant={active === undefined ? undefined : id + active.id}
          placeholder={text.placeholder}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={maxLength}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
        />
        <button type="button" className="pal-x" aria-label={text.close} onClick={close}>
          <kbd aria-hidden="true">{text.escape}</kbd>
          <X className="i" aria-hidden />
        </button>
      </div>
      <div className="pal-list" role="listbox" id={`${id}list`} aria-label={text.title}>
        {listed.map(
          ({ title, matches }) =>
            matches.length > 0 && (
              <div key={title} role="group" aria-label={title}>
                <p className="pal-g" aria-hidden="true">
                  {title}
                </p>
                {matches.map((match) => (
                  <Option
                    key={match.command.id}
                    id={id + match.command.id}
                    match={match}
                    isActive={match.command === active}
                    enterKey={text.enter}
                    onPoint={() => setChosen(match.command.id)}
                    onRun={() => run(match.command)}
                  />
                ))}
              </div>
            ),
        )}
      </div>
      <p className="sr" role="status">
        {text.count(commands.length)}
      </p>
      <p className="pal-f" aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {text.choose}
        </span>
        <span>
          <kbd>{text.enter}</kbd>
          {text.open}
        </span>
        <span>
          <kbd>?</kbd>
          {text.allKeys}
        </span>
      </p>
    </dialog>
  );
}

/**
 * What Enter means before an arrow was pressed: the first command that holds the words. Where there is none, the last of
 * those made of them: it looks for them, and sends nothing.
 */
function expected(commands: readonly Command[]): Command | undefined {
  return commands.find(({ listed }) => listed !== "words") ?? commands.at(-1);
}

/** -1: the key moves nothing. The list is a ring. */
function nextIndex(key: string, at: number, count: number): number {
  if (count === 0) return -1;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : -1;
}

type OptionProps = {
  id: string;
  match: Match;
  isActive: boolean;
  enterKey: string;
  onPoint: () => void;
  onRun: () => void;
};

function Option({ id, match, isActive, enterKey, onPoint, onRun }: OptionProps) {
  const { icon, keys, letter } = match.command;
  const hasLetters = useSingleKeysOn();
  const key = isActive ? enterKey : (keys ?? (hasLetters ? letter : undefined));
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- its keys are those of the field, which keeps the focus
    <div
      className="opt"
      role="option"
      id={id}
      aria-selected={isActive}
      onPointerMove={isActive ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className="pic">{icon}</span>
      <span className="name">
        <Pieces pieces={match.name} />
      </span>
      <span className="sub">
        <Pieces pieces={match.detail} />
      </span>
      {key !== undefined && <kbd aria-hidden="true">{key}</kbd>}
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? <b key={key}>{text}</b> : text;
  });
}
