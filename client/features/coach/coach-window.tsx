/** The coach awake: header with its flag and word, the day's thread, and the composer with the day's chips. */
import { Square } from "lucide-react";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useProgramme } from "#client/db/programme.ts";
import { useRemark } from "#client/db/remark.ts";
import { useConnected } from "#client/db/session.ts";
import type { ThreadTurn } from "#client/db/threads.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { Composer } from "#client/ui/composer.tsx";
import { Flag, Pennant } from "#client/ui/flag.tsx";
import { OtherTexts } from "#client/ui/other-texts.tsx";
import { QUESTION_MAX } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import type { Reply } from "#shared/message.ts";
import type { Chip } from "#shared/programme.ts";
import { tokensSoFar } from "#shared/token-estimate.ts";
import type { Ask } from "./ask-coach.ts";
import { askWithCare, dropHeld, type Held, useHeld } from "./care-gate.ts";
import { CoachEmpty } from "./coach-empty.tsx";
import { CoachFrame } from "./coach-frame.tsx";
import type { ThreadActions } from "./coach-reply.tsx";
import { CoachThread } from "./coach-thread.tsx";
import { DistressNotice } from "./distress-notice.tsx";
import { DayChips } from "./day-chips.tsx";
import { HeadingTape } from "./heading-tape.tsx";
import { isFreeEscape } from "./free-escape.ts";
import { useHandedWords, withoutWords, withWords } from "./handed-words.ts";
import { useArrivedLength } from "./live-replies.ts";
import { RemarkCard } from "./remark-card.tsx";
import { useComposerDraft } from "./use-composer-draft.ts";
import { type Stop, useStop } from "./use-stop.ts";
import { useCoachThread } from "./use-coach-thread.ts";
import { useVersionToJudge } from "./use-version-to-judge.ts";

const NO_TURNS: readonly ThreadTurn[] = [];

type CoachWindowProps = {
  day: Day;
  composerRef: RefObject<HTMLTextAreaElement | null>;
  onMounted: () => void;
  onStandBy: () => void;
  onPlaced: (isDetached: boolean) => void;
  onShowPassage: (passage: JudgedPassage) => void;
  sendTools: ThreadActions["sendTools"];
};

export function CoachWindow({ day, composerRef, onMounted, onStandBy, onPlaced, ...props }: CoachWindowProps) {
  const { onShowPassage, sendTools } = props;
  const text = useTexts(coachTexts);
  const lang = useLang();
  const chips = useProgramme()?.missions[day - 1]?.chips ?? [];
  const draft = useComposerDraft(day);
  const [notSaved, setNotSaved] = useState<"typed" | "chip" | null>(null);
  const remark = useRemark(day) ?? null;
  const held = useHeld(day);
  const tellMounted = useEffectEvent(onMounted);
  // The caret says that words are taken: not before the field takes them.
  useEffect(() => {
    if (draft.isReady) tellMounted();
  }, [draft.isReady]);
  const thread = useCoachThread(day);
  const online = useConnected();
  const judging = useVersionToJudge(day);
  const writing = thread?.busy?.state.status === "streaming" ? thread.busy : null;
  const stop = useStop(writing?.id);
  const watch = watchOf(thread?.turns.at(-1)?.current ?? null, writing !== null, online);
  const isEmpty = thread !== undefined && thread.turns.length === 0;

  function ask(asked: Omit<Ask, "day" | "lang" | "remark">) {
    const question = { day, lang, ...asked, ...(remark !== null && { remark }) };
    const isTyped = asked.draftKey !== undefined;
    askWithCare(question, isTyped).then(
      (outcome) => {
        setNotSaved(null);
        if (!isTyped || outcome === "held") return;
        draft.sent(question.text);
        // What was held stood in the field, and has been written over: there is nothing left to send all the same.
        if (held !== null && held.typed !== null) dropHeld();
      },
      () => setNotSaved(isTyped ? "typed" : "chip"),
    );
  }

  function sendAnyway({ typed, release }: Held) {
    release().then(
      () => {
        setNotSaved(null);
        if (typed !== null) latest.current.letGo(typed.trim());
      },
      () => setNotSaved(typed === null ? "chip" : "typed"),
    );
  }

  function askChip(chip: Chip) {
    ask({ text: chip.question[lang], label: chip.label[lang], mode: chip.mode, needs: chip.needs });
  }

  function askTyped() {
    // The words stay in the field until they are durable in the thread; a draft that cannot be kept may still be asked.
    const asked = { text: draft.text, label: null, mode: "free", needs: [], draftKey: draft.key } as const;
    void draft.flush().then(() => ask(asked));
  }

  /** Words that are there already stay, before what is added. */
  function compose(words: string) {
    draft.change(withWords(draft.text, words));
    composerRef.current?.focus();
  }
  useHandedWords(day, draft.isReady, compose);

  function letGo(words: string) {
    draft.change(withoutWords(draft.text, words));
  }

  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (!isFreeEscape(event)) return;
    event.preventDefault();
    if (writing === null) onStandBy();
    else stop.ask();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onEscape(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  // For what comes after its render: more may have been typed by then.
  const latest = useRef({ onShowPassage, compose, letGo, sendTools });
  useEffect(() => {
    latest.current = { onShowPassage, compose, letGo, sendTools };
  });
  // The same object for good: a keystroke must not render the thread.
  const [actions] = useState<ThreadActions>(() => ({
    onShowPassage: (passage) => latest.current.onShowPassage(passage),
    onCompose: (words) => latest.current.compose(words),
    sendTools: (body) => latest.current.sendTools(body),
  }));

  const judgeChip = judging !== null && (
    <button type="button" className="chip" onClick={() => ask(judging)}>
      {judging.label}
    </button>
  );
  const tooLong = draft.text.trim().length > QUESTION_MAX;
  const refusal = tooLong
    ? text.tooLong(formatNumber(lang, draft.text.trim().length), formatNumber(lang, QUESTION_MAX))
    : null;
  const unsaved = draft.isUnsaved ? text.draftUnsaved : null;
  const warning = notSaved === null ? unsaved : notSaved === "typed" ? text.notSaved : text.chipNotSaved;

  return (
    <CoachFrame flag={<WatchFlag watch={watch} />} word={text.state[watch]} onStandBy={onStandBy} onPlaced={onPlaced}>
      {writing !== null && <HeadingTape />}
      {isEmpty ? (
        <CoachEmpty day={day} chips={chips} onAsk={askChip}>
          {judgeChip}
        </CoachEmpty>
      ) : (
        <CoachThread turns={thread?.turns ?? NO_TURNS} online={online} actions={actions} />
      )}
      {writing !== null && <StopBar reply={writing} stop={stop} />}
      {!isEmpty && writing === null && (
        <div className="chips-bar">
          {judgeChip}
          <DayChips chips={chips} onAsk={askChip} />
        </div>
      )}
      {draft.others.length > 0 && (
        <div className="foot">
          <OtherTexts texts={draft.others} onTake={draft.take} onDrop={draft.drop} />
        </div>
      )}
      {held !== null && (
        <DistressNotice isTyped={held.typed !== null} onSend={() => sendAnyway(held)} onClose={dropHeld} />
      )}
      {remark !== null && <RemarkCard day={day} remark={remark} />}
      <Composer
        value={draft.text}
        onChange={draft.change}
        onSend={askTyped}
        placeholder={online && writing === null ? (isEmpty ? text.composerFirst : text.composer) : text.composerQueue}
        sendLabel={text.send}
        refusal={refusal}
        warning={warning}
        readOnly={!draft.isReady}
        fieldRef={composerRef}
      />
    </CoachFrame>
  );
}

type Watch = "replying" | "offline" | "noAnswer" | "aboard";

function watchOf(last: Reply | null, isWriting: boolean, online: boolean): Watch {
  if (isWriting) return "replying";
  if (!online) return "offline";
  return last?.state.status === "failed" ? "noAnswer" : "aboard";
}

function WatchFlag({ watch }: { watch: Watch }) {
  if (watch === "replying") return <Pennant id="p-ap" className="hd-pen" />;
  return <Flag id={({ offline: "f-m", noAnswer: "f-v", aboard: "f-h" } as const)[watch]} />;
}

function StopBar({ reply, stop }: { reply: Reply; stop: Stop }) {
  const text = useTexts(coachTexts);
  const isAsking = stop.state === "asking";
  // The words that a resumed reply begins with were paid for before.
  const tokens = tokensSoFar(useArrivedLength(reply) - (reply.kept ?? 0));
  const lang = useLang();

  return (
    <div className="foot run">
      <button type="button" className="btn" aria-disabled={isAsking} onClick={stop.ask}>
        <Square className="i i-s i-fill" aria-hidden />
        {isAsking ? text.stopping : text.stop}
        <kbd aria-hidden="true">{text.escapeKey}</kbd>
      </button>
      {tokens > 0 && reply.source?.kind !== "checks" && (
        <span className="mono">{text.soFar(formatNumber(lang, tokens))}</span>
      )}
      {stop.state === "failed" && <p role="alert">{text.stopFailed}</p>}
    </div>
  );
}
