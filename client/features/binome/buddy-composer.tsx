/** Where the person writes to their binôme: kept as it is typed, and emptied when it is durable in the thread. */
import { useState } from "react";
import { BUDDY_TEXT_MAX } from "#shared/binome-protocol.ts";
import { queueBuddyEntry } from "#client/db/buddy-entries.ts";
import { saveDraft, saveDraftLast, useDraft } from "#client/db/drafts.ts";
import { dropOtherText, useOtherTexts } from "#client/db/other-texts.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { Composer } from "#client/ui/composer.tsx";
import { OtherTexts } from "#client/ui/other-texts.tsx";
import { useKeptField } from "#client/ui/use-kept-field.ts";

const DRAFT = "binome";
const SAVE_AFTER_MS = 250;

export function BuddyComposer({ name }: { name: string }) {
  const text = useTexts(binomeTexts);
  const lang = useLang();
  const [isRefused, setIsRefused] = useState(false);
  const others = useOtherTexts(DRAFT);
  const field = useKeptField<string>({
    name: DRAFT,
    stored: useDraft(DRAFT),
    save: (words, bases) => saveDraft(DRAFT, words, bases),
    saveLast: (words, bases) => saveDraftLast(DRAFT, words, bases),
    afterMs: SAVE_AFTER_MS,
  });
  const words = field.value ?? "";

  async function send() {
    // A draft that cannot be kept may still be sent.
    await field.flush();
    try {
      const row = await queueBuddyEntry({ kind: "text", text: words.trim() }, DRAFT);
      if (row !== null) field.replaced(words, "");
      setIsRefused(row === null);
    } catch {
      setIsRefused(true);
    }
  }

  async function take(other: string) {
    if (await field.flush()) await saveDraft(DRAFT, other, []);
  }

  return (
    <div className="buddy-composer">
      {others.length > 0 && (
        <OtherTexts texts={others} onTake={(other) => void take(other)} onDrop={(key) => void dropOtherText(key)} />
      )}
      <Composer
        value={words}
        onChange={field.change}
        onSend={() => void send()}
        placeholder={text.write(name)}
        sendLabel={text.send}
        refusal={words.trim().length > BUDDY_TEXT_MAX ? text.tooLong(formatNumber(lang, BUDDY_TEXT_MAX)) : null}
        warning={isRefused ? text.notSaved : field.state === "unsaved" ? text.unsaved : null}
        readOnly={field.value === undefined}
      />
    </div>
  );
}
