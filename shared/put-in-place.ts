/** New words in the place of a passage: the signs at their end are those of the text around, neither doubled nor lost. */
import type { Passage } from "./checks/check.ts";

/** `place`: of `text`; its end may cut a sentence from its own full stop, as a quotation often does. */
export function putInPlace(text: string, { start, end }: Passage, words: string): string {
  const before = text.slice(0, start);
  const rest = text.slice(end);
  // « … en 20 minutes. » before « . Tu appelles » or « ! Tu appelles » : the words bring their own.
  if (ENDS.test(words) && ENDING.test(rest)) return before + words + rest.replace(ENDING, "");
  // « … en 20 minutes. » before « , tu appelles » : the sentence goes on.
  if (FULL_STOP.test(words) && GOES_ON.test(rest)) return before + words.replace(FULL_STOP, "") + rest;
  // « Je répare. » became « Je répare ton vélo », and another sentence follows on the line.
  const lost = ENDING_OF.exec(text.slice(start, end))?.[0];
  const isLost = lost !== undefined && /[\p{L}\p{N}]$/u.test(words) && /^ +\p{Lu}/u.test(rest);
  return before + words + (isLost ? lost : "") + rest;
}

const ENDS = /[.!?…]$/u;
const ENDING = /^(?:[ \u00a0\u202f]?[!?]+|[.…]+)/u;
const ENDING_OF = /[.!?…]+$/u;
const FULL_STOP = /(?<![.\p{Lu}])\.$/u;
const GOES_ON = /^(?:[,;:]| +\p{Ll})/u;
