/** Above an exchange: the steps, its pin, its way to the bin (and back, for six seconds), and elsewhere. */
import { useNavigate } from "@tanstack/react-router";
import { Pin, PinOff, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { deleteExchange } from "#client/db/bin.ts";
import { setPinned } from "#client/db/journal.ts";
import type { ExchangeRow } from "#client/db/rows.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import type { JournalPageProps } from "./journal-page.tsx";
import { useAddress, withSpot } from "./use-address.ts";
import { useAttempt } from "./use-attempt.ts";

type ReaderBarProps = {
  row: ExchangeRow;
  steps: ReactNode;
  onStopReply: (replyId: string) => void;
  exportTools: JournalPageProps["exportTools"] | undefined;
};

export function ReaderBar({ row, steps, onStopReply, exportTools }: ReaderBarProps) {
  const text = useTexts(journalTexts);
  const navigate = useNavigate({ from: "/app/journal" });
  const address = useAddress();
  const attempt = useAttempt();
  const isPinned = row.pinnedAt !== null;

  async function remove() {
    const { streaming, undo } = await deleteExchange(row.id);
    for (const replyId of streaming) onStopReply(replyId);
    showToast({
      text: streaming.length > 0 ? text.removedWhileWriting : text.removed,
      action: { label: text.undo, run: () => attempt(undo) },
    });
    await navigate({ search: withSpot(address, null), replace: true });
  }

  return (
    <div className="toolbar">
      {steps}
      <span className="grow" />
      {row.deletedAt === null && (
        <>
          <button
            type="button"
            className="btn btn-quiet"
            aria-label={isPinned ? text.unpin : text.pin}
            onClick={() => attempt(() => setPinned(row.id, !isPinned))}
          >
            {isPinned ? <PinOff className="i i-s" aria-hidden /> : <Pin className="i i-s" aria-hidden />}
            <span className="name">{isPinned ? text.unpin : text.pin}</span>
          </button>
          <button
            type="button"
            className="icon-btn"
            aria-label={text.remove}
            title={text.remove}
            onClick={() => attempt(remove)}
          >
            <Trash2 className="i" aria-hidden />
          </button>
          {exportTools?.({ kind: "exchange", day: row.day, exchangeId: row.id })}
        </>
      )}
    </div>
  );
}
