/** What binômes wrote, where it is read again: in the journal and in documents. */
import { inBoth } from "./in-both.ts";

export const buddyThreadTexts = inBoth({
  fr: {
    chat: "Chat Binôme",
    with: (name: string) => (name === "" ? "Chat Binôme" : `Chat Binôme avec ${name}`),
    you: "Toi",
    /** Where the other one has no name. */
    other: "Ton binôme",
    verdict: (day: number, version: number, score: number) => `verdict de J${day} sur la V${version}, ${score}/4`,
    passage: (day: number, version: number) => `passage du livrable de J${day}, V${version}`,
    promise: (day: number, due: string) => `promesse de J${day}, pour le ${due}`,
    seenDone: "promesse vue faite",
    waiting: "pas encore parti",
    refused: "jamais parti",
  },
  en: {
    chat: "Buddy chat",
    with: (name) => (name === "" ? "Buddy chat" : `Buddy chat with ${name}`),
    you: "You",
    other: "Your buddy",
    verdict: (day, version, score) => `J${day} verdict on V${version}, ${score}/4`,
    passage: (day, version) => `passage from J${day}’s deliverable, V${version}`,
    promise: (day, due) => `J${day} promise, due ${due}`,
    seenDone: "promise kept, and seen",
    waiting: "not sent yet",
    refused: "never sent",
  },
});
