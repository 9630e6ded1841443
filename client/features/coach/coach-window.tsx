/** The coach awake: header with its flag and word, the day's thread, and the composer with the day's chips. */
import { Square } from "lucide-react";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useDeliverable } from "#client/db/deliverables.ts";
import { useProgramme } from "#client/db/programme.ts";
import { useRemark } from "#client/db/remark.ts";
import { useConnected } from "#client/db/session.ts";
import type { ThreadTurn } from "#client/db/threads.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { Composer } from "#client/ui/composer.tsx";
import { Flag, Pennant } from "#client/ui/flag.tsx";
import { OtherTexts } from "#client/ui/other-texts.tsx";
import { soundsDistressed } from "#shared/distress.ts";
import { QUESTION_MAX } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import type { Reply } from "#shared/message.ts";
import type { Chip } from "#shared/programme.ts";
import { type Ask, askCoach } from "./ask-coach.ts";
import { CoachBadge } from "./coach-badge.tsx";
import { CoachEmpty } from "./coach-empty.tsx";
import { CoachFrame } from "./coach-frame.tsx";
import type { ThreadActions } from "./coach-reply.tsx";
import { CoachThread } from "./coach-thread.tsx";
import { DistressNotice } from "./distress-notice.tsx";
import { DayChips } from "./day-chips.tsx";
import { isFreeEscape } from "./free-escape.ts";
import { useArrivedLength } from "./live-replies.ts";
import { RemarkCard } from "./remark-card.tsx";
import { stopReply } from "./stop-reply.ts";
import { useChangedSinceVerdict } from "./use-changed-since-verdict.ts";
import { useComposerDraft } from "./use-composer-draft.ts";
import { useCoachThread } from "./use-coach-thread.ts";

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
  const [notSaved, setNotSaved] = useState(false);
  const deliverable = useDeliverable(day);
  const remark = useRemark(day) ?? null;
  /** Held back by `DistressNotice`. */
  const [waiting, setWaiting] = useState<Omit<Ask, "day" | "lang"> | null>(null);
  const [isHeard, setIsHeard] = useState(false);
  const tellMounted = useEffectEvent(onMounted);
  // The caret says that words are taken: not before the field takes them.
  useEffect(() => {
    if (draft.isReady) tellMounted();
  }, [draft.isReady]);
  const thread = useCoachThread(day);
  const online = useConnected();
  const changed = useChangedSinceVerdict(day, thread?.turns ?? []);
  const writing = thread?.busy?.state.status === "streaming" ? thread.busy : null;
  const isEmpty = thread !== undefined && thread.turns.length === 0;

  /** What speaks of distress waits for the person's word, once: help comes before any call. */
  function ask(asked: Omit<Ask, "day" | "lang" | "remark">) {
    const question = remark === null ? asked : { ...asked, remark };
    const said = `${question.text}\n${deliverable?.text ?? ""}`;
    if (!isHeard && soundsDistressed(said)) setWaiting(question);
    else send(question);
  }

  function sendAnyway(question: Omit<Ask, "day" | "lang">) {
    setIsHeard(true);
    setWaiting(null);
    send(question);
  }

  function send(question: Omit<Ask, "day" | "lang">) {
    askCoach({ day, lang, ...question }).then(
      () => {
        setNotSaved(false);
        if (question.draftKey !== undefined) draft.sent(question.text);
      },
      () => setNotSaved(true),
    );
  }

  function askChip(chip: Chip) {
    ask({ text: chip.question[lang], label: chip.label[lang], mode: chip.mode, needs: chip.needs });
  }

  function judgeAgain(version: number) {
    ask({ text: text.judging(version), label: text.judge(version), mode: "critique", needs: [] });
  }

  function askTyped() {
    // The words stay in the field until they are durable in the thread; a draft that cannot be kept may still be asked.
    const asked = { text: draft.text, label: null, mode: "free", needs: [], draftKey: draft.key } as const;
    void draft.flush().then(() => ask(asked));
  }

  /** Words that are there already stay, before what is added. */
  function compose(words: string) {
    draft.change(draft.text.trim() === "" ? words : `${draft.text.trimEnd()}\n${words}`);
    composerRef.current?.focus();
  }

  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (!isFreeEscape(event)) return;
    event.preventDefault();
    if (writing === null) onStandBy();
    else void stopReply(writing.id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onEscape(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  const asked = useRef({ onShowPassage, compose, sendTools });
  useEffect(() => {
    asked.current = { onShowPassage, compose, sendTools };
  });
  // The same object for good: a keystroke must not render the thread.
  const [actions] = useState<ThreadActions>(() => ({
    onShowPassage: (passage) => asked.current.onShowPassage(passage),
    onCompose: (words) => asked.current.compose(words),
    sendTools: (body) => asked.current.sendTools(body),
  }));

  const tooLong = draft.text.trim().length > QUESTION_MAX;
  const refusal = tooLong
    ? text.tooLong(formatNumber(lang, draft.text.trim().length), formatNumber(lang, QUESTION_MAX))
    : null;
  const warning = notSaved ? text.notSaved : draft.isUnsaved ? text.draftUnsaved : null;

  return (
    <CoachFrame
      heading={<HeaderFlag last={thread?.turns.at(-1)?.current ?? null} writing={writing !== null} online={online} />}
      onStandBy={onStandBy}
      onPlaced={onPlaced}
    >
      {writing !== null && <Tape />}
      {isEmpty ? (
        <CoachEmpty day={day} chips={chips} onAsk={askChip} />
      ) : (
        <CoachThread turns={thread?.turns ?? NO_TURNS} online={online} actions={actions} />
      )}
      {writing !== null && <StopBar reply={writing} />}
      {!isEmpty && writing === null && (
        <div className="chips-bar">
          {changed !== null && (
            <button type="button" className="chip" onClick={() => judgeAgain(changed)}>
              {text.judge(changed)}
            </button>
          )}
          <DayChips chips={chips} onAsk={askChip} />
        </div>
      )}
      {draft.others.length > 0 && (
        <div className="foot">
          <OtherTexts texts={draft.others} onTake={draft.take} onDrop={draft.drop} />
        </div>
      )}
      {waiting !== null && <DistressNotice onSend={() => sendAnyway(waiting)} onClose={() => setWaiting(null)} />}
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

function HeaderFlag({ last, writing, online }: { last: Reply | null; writing: boolean; online: boolean }) {
  const text = useTexts(coachTexts);
  const failed = last?.state.status === "failed";
  const word = writing
    ? text.state.replying
    : online
      ? failed
        ? text.state.noAnswer
        : text.state.aboard
      : text.state.offline;
  return (
    <>
      {writing ? <Pennant id="p-ap" className="hd-pen" /> : <Flag id={online ? (failed ? "f-v" : "f-h") : "f-m"} />}
      <h2>{useText().coach.title}</h2>
      <CoachBadge />
      <span className="state grow">{word}</span>
    </>
  );
}

/** The heading tape: drifts while the reply is on its way. */
function Tape() {
  return (
    <div className="tape" aria-hidden="true">
      <div />
    </div>
  );
}

function StopBar({ reply }: { reply: Reply }) {
  const text = useTexts(coachTexts);
  const [stopping, setStopping] = useState(false);
  const arrived = useArrivedLength(reply);
  const lang = useLang();

  function stop() {
    setStopping(true);
    void stopReply(reply.id).then((outcome) => outcome.kind === "unreachable" && setStopping(false));
  }

  return (
    <div className="foot run">
      <button type="button" className="btn" aria-disabled={stopping} onClick={stop}>
        <Square className="i i-s i-fill" aria-hidden />
        {stopping ? text.stopping : text.stop}
        <kbd aria-hidden="true">{text.escapeKey}</kbd>
      </button>
      <span className="mono">{text.characters(formatNumber(lang, arrived))}</span>
    </div>
  );
}
