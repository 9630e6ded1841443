/** Every key that does something, in one list; only keys that work are in it. */
import { Fragment, type RefObject, useId } from "react";
import { settingsTexts } from "#client/i18n/settings-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { modKey } from "#client/platform/mod-key.ts";
import { useSingleKeysOn } from "#client/ui/single-keys.ts";
import "./settings.css";

/** `showModal()` on the ref opens it. */
export function KeyboardPanel({ dialogRef }: { dialogRef: RefObject<HTMLDialogElement | null> }) {
  const text = useTexts(settingsTexts).keys;
  const isOn = useSingleKeysOn();
  const titleId = useId();
  const { does, names } = text;
  const go = (key: string) => [["G"], [key]];
  return (
    <dialog ref={dialogRef} className="dialog keys" aria-labelledby={titleId}>
      <h2 id={titleId}>{text.title}</h2>
      <h3>{text.always}</h3>
      <dl>
        <Shortcut keys={[[modKey(), "K"]]} does={does.palette} />
        <Shortcut keys={[[modKey(), "J"]]} does={does.call} />
        <Shortcut keys={[[names.escape]]} does={does.escape} />
        <Shortcut keys={[[names.enter]]} does={does.send} />
        <Shortcut keys={[[names.shift, names.enter]]} does={does.newLine} />
        <Shortcut keys={[["F6"]]} does={does.nextPane} />
        <Shortcut keys={[[names.shift, "F6"]]} does={does.previousPane} />
        <Shortcut keys={[["Alt", "↑"]]} does={does.previousDay} />
        <Shortcut keys={[["Alt", "↓"]]} does={does.nextDay} />
        <Shortcut keys={[[names.arrows]]} does={does.splitter} />
        <Shortcut keys={[[names.arrows]]} does={does.moveWindow} />
        <Shortcut keys={[[names.shift, names.arrows]]} does={does.resizeWindow} />
      </dl>
      <h3>{text.single}</h3>
      {!isOn && <p>{text.singleOff}</p>}
      <dl>
        <Shortcut keys={[["C"]]} does={does.call} />
        <Shortcut keys={[["E"]]} does={does.deliverable} />
        <Shortcut keys={[["B"]]} does={does.binome} />
        <Shortcut keys={[["1–4"]]} does={does.chips} />
        <Shortcut keys={go("T")} does={does.today} />
        <Shortcut keys={go("J")} does={does.journal} />
        <Shortcut keys={go("P")} does={does.profile} />
        <Shortcut keys={go("C")} does={does.criteria} />
        <Shortcut keys={[["/"]]} does={does.search} />
        <Shortcut keys={[["[", "]"]]} does={does.folds} />
        <Shortcut keys={[["?"]]} does={does.help} />
      </dl>
      <form method="dialog">
        <button type="submit" className="btn">
          {text.close}
        </button>
      </form>
    </dialog>
  );
}

/** `keys`: one after the other, each of them pressed together. */
function Shortcut({ keys, does }: { keys: string[][]; does: string }) {
  const { next } = useTexts(settingsTexts).keys;
  return (
    <div>
      <dt>
        {keys.map((together, index) => (
          <Fragment key={together.join()}>
            {index > 0 && ` ${next} `}
            {together.map((key) => (
              <Fragment key={key}>
                <kbd>{key}</kbd>{" "}
              </Fragment>
            ))}
          </Fragment>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
