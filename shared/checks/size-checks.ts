/** What is held to a size: the whole text, its hook, one message to one person, the subject of an e-mail. */
import type { CheckResult, CheckZone, DayCheckOf } from "./check.ts";
import { NOTE_CHARACTERS, SUBJECT_CHARACTERS } from "./empty-result.ts";
import { isGsm7, offsetAfterSmsUnits, SMS_UNITS, smsUnitsOf } from "./sms-units.ts";
import { charactersOf, offsetAfterCharacters, type TextMetrics, textMetrics } from "./text-metrics.ts";

/** LinkedIn folds a post near 140 characters on a phone and 210 on a desktop: half as much again. */
const DESKTOP_FOLD = 1.5;
/** LinkedIn: an invitation's note, on a paid account. */
const PAID_NOTE_CHARACTERS = 300;
/** Boomerang, 40 million e-mails: those of 50 to 125 words are answered most. */
const EMAIL_WORDS = { min: 50, max: 125 };
/** Boomerang: subjects of 3 to 7 words; a desktop shows 60 characters of them. */
const SUBJECT_WORDS = { min: 3, max: 7 };
const SUBJECT_CUT = 60;

/** Red over the day's limit (a platform would cut there), amber while still under its minimum. */
export function lengthCheck(
  text: string,
  { characters, words }: TextMetrics,
  { unit, min, max }: DayCheckOf<"length">,
): CheckResult {
  const value = unit === "words" ? words.length : characters;
  const short = min !== undefined && value < min;
  const cut = unit === "words" ? (words[max]?.start ?? text.length) : offsetAfterCharacters(text, max);
  return {
    id: "length",
    zone: value > max ? "red" : short ? "amber" : "green",
    value,
    limit: short ? min : max,
    unit,
    passages: value > max ? [{ start: cut, end: text.trimEnd().length }] : [],
  };
}

/** The hook is the first sentence, and at most the first line: what is read before the fold. */
export function hookCheck({ sentences }: TextMetrics, max: number): CheckResult {
  const hook = sentences[0];
  const value = hook === undefined ? 0 : charactersOf(hook.text);
  const past = hook !== undefined && value > max ? hook.start + offsetAfterCharacters(hook.text, max) : null;
  return {
    id: "hook",
    zone: value <= max ? "green" : value <= max * DESKTOP_FOLD ? "amber" : "red",
    value,
    limit: max,
    unit: "characters",
    passages: hook !== undefined && past !== null ? [{ start: past, end: hook.end }] : [],
  };
}

/** Held to the size of its form; what names the form (« SMS : », « Objet : … ») is not counted. */
export function messageCheck(text: string, { form }: DayCheckOf<"message">): CheckResult {
  const label = SMS_LABEL.exec(text);
  const subject = SUBJECT_LINE.exec(text);
  const from = label?.[0].length ?? (subject === null ? 0 : subject.index + subject[0].length);
  const body = text.slice(from);
  switch (form ?? formOf(body, label !== null, subject !== null)) {
    case "sms":
      return smsResult(body, from);
    case "e-mail":
      return emailResult(body, from);
    case "note":
      return noteResult(body, from);
  }
}

/** Without a label or a subject line, what an invitation cannot hold is taken for an e-mail. */
function formOf(body: string, isSms: boolean, hasSubject: boolean): "note" | "sms" | "e-mail" {
  if (isSms) return "sms";
  return hasSubject || charactersOf(body) > PAID_NOTE_CHARACTERS ? "e-mail" : "note";
}

function noteResult(body: string, from: number): CheckResult {
  const value = charactersOf(body);
  const zone: CheckZone = value <= NOTE_CHARACTERS ? "green" : value <= PAID_NOTE_CHARACTERS ? "amber" : "red";
  const start = from + offsetAfterCharacters(body, NOTE_CHARACTERS);
  const end = from + body.trimEnd().length;
  const passages = zone === "green" ? [] : [{ start, end }];
  return { id: "message", zone, value, limit: NOTE_CHARACTERS, unit: "characters", passages };
}

/** Points at the characters that halve the room, since without them it may fit; else at what overflows. */
function smsResult(body: string, from: number): CheckResult {
  const said = body.trim();
  const start = from + body.length - body.trimStart().length;
  const value = smsUnitsOf(said);
  const limit = isGsm7(said) ? SMS_UNITS.gsm7 : SMS_UNITS.unicode;
  const costly = [...said.matchAll(/./gsu)]
    .filter(({ 0: character }) => !isGsm7(character))
    .map(({ 0: character, index }) => ({ start: start + index, end: start + index + character.length }));
  const overflow = { start: start + offsetAfterSmsUnits(said, limit), end: start + said.length };
  const passages = value <= limit ? [] : costly.length > 0 ? costly : [overflow];
  return { id: "message", zone: value <= limit ? "green" : "red", value, limit, unit: "sms", passages };
}

function emailResult(body: string, from: number): CheckResult {
  const { words } = textMetrics(body);
  const value = words.length;
  const { min, max } = EMAIL_WORDS;
  const cut = words[max]?.start;
  return {
    id: "message",
    zone: value > max ? "red" : value < min ? "amber" : "green",
    value,
    limit: value < min ? min : max,
    unit: "words",
    passages: cut === undefined ? [] : [{ start: from + cut, end: from + body.trimEnd().length }],
  };
}

/** Only where there is one: a note has none. */
export function subjectCheck(text: string): CheckResult {
  const found = SUBJECT_LINE.exec(text);
  const subject = found?.[1]?.trim() ?? "";
  const value = charactersOf(subject);
  const words = subject.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const fits = value <= SUBJECT_CHARACTERS && words >= SUBJECT_WORDS.min && words <= SUBJECT_WORDS.max;
  const zone: CheckZone = value === 0 ? "pending" : value > SUBJECT_CUT ? "red" : fits ? "green" : "amber";
  const end = found === null ? 0 : found.index + found[0].trimEnd().length;
  return {
    id: "subject",
    zone,
    value,
    limit: SUBJECT_CHARACTERS,
    unit: "characters",
    passages: zone === "red" || zone === "amber" ? [{ start: end - subject.length, end }] : [],
  };
}

const SMS_LABEL = /^\s*(?:sms|texto|text message)[ \u00a0\u202f]?:/iu;
const SUBJECT_LINE = /^[ \t]*(?:objet|sujet|subject)[ \u00a0\u202f]?:([^\r\n]*)/imu;
