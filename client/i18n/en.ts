/** The interface in English. */
import type { Dictionary } from "./fr.ts";

export const en: Dictionary = {
  brand: "Second de Bord",
  programme: "From idea to first sale",

  shell: {
    skip: "Skip to the mission",
    navigation: "Programme",
    days: "The fourteen days",
    crew: "Buddy and Coach",
    palette: "Search or ask",
    status: "Status",
    journal: "Log",
    profile: "Profile",
    settings: "Settings",
    help: "Need help?",
    hideRail: "Fold the halyard",
    showRail: "Unfold the halyard",
    hideSide: "Hide Buddy and Coach",
    showSide: "Show Buddy and Coach",
    sideWidth: "Width of Buddy and Coach",
    binomeHeight: "Height of the Buddy chat",
    darkTheme: "Dark theme",
    lightTheme: "Light theme",
    online: "Online",
    offline: "Offline",
    savedHere: "Saved on this device",
    checksOnly: "Instant checks, no AI",
    tabs: { mission: "Mission", binome: "Buddy", coach: "Coach", journal: "Log" },
    paneTabs: "Panes",
    more: "More",
    notFound: "There is no such page.",
    backToToday: "Back to today",
    starting: "The cockpit is getting ready.",
    oldTab: "A newer version is open in another tab. Your text is safe. Reload this page to continue.",
    reload: "Reload",
    closeToast: "Close this message",
    lostPart:
      "Part of the app is missing here, most likely because a newer version is out. Reload the page: your text is safe.",
    notKept: "Your latest words could not be saved, so the page was not reloaded. Copy them, then try again.",
    signedOut:
      "This browser is no longer linked to the server. Everything you wrote can still be read here. To link it again, open a link: the one you were sent, or one from “npm run link” on the server.",
    haveCode: "I have a recovery code",
    blocked:
      "Another tab still has an older version open. Close the cockpit’s other tabs, and this one carries on by itself.",
    full: "This device is full. What you write stays on the screen but is not saved. Free up some space, and saving resumes by itself.",
    refused:
      "This browser refuses to save. Nothing is erased. What you write stays on the screen: copy it, then reload.",
    noDatabase:
      "This browser’s storage has stopped responding. What is on the screen is not saved: copy it, then reload.",
  },

  day: {
    name: (day) => `J${day}`,
    of: (day, count) => `J${day} / ${count}`,
    onOf: (day, count) => `J${day} of ${count}`,
    done: "done",
    stopover: "stopover",
    today: "today",
    upcoming: "to come",
    flag: (day) => `Numeral pennant ${day}`,
  },

  mission: {
    loading: "The mission is on its way from the server.",
    missing:
      "The mission is not on this device yet, and the server is not answering. It will arrive as soon as the server answers.",
    objective: "Aim",
    criteria: "Criteria",
    kind: { measured: "measured", judged: "to be judged", declared: "for you to say" },
    decided: { measured: "measured live", judged: "judged by the Coach" },
    unnamed: "not named by the Coach",
    passage: "see the passage",
    find: (criterion) => `see the passage: ${criterion}`,
    notDeclared: "The tick could not be written. Nothing has changed; try again.",
    met: "met",
    unmet: "not yet",
    metOf: (met, count) => `${met} of ${count} criteria met`,
  },

  closing: {
    close: "Close the day",
    reopen: "Reopen the day",
    left: (n, unjudged) => {
      const left = `${n} ${n === 1 ? "criterion" : "criteria"} left. You can close it anyway.`;
      if (unjudged === 0) return n === 0 ? "All four criteria are met." : left;
      const alone = `Without AI, nobody judges ${unjudged === 1 ? "one criterion" : `${unjudged} criteria`}.`;
      return n === 0 ? `${alone} You can close it.` : `${left} ${alone}`;
    },
    closed: (day) => `J${day} is closed.`,
    closedAt: (time, on) => `Day closed ${on === null ? "" : `on ${on} `}at ${time}. Everything can still be changed.`,
    notClosed: "The day could not be closed. Nothing has changed; try again.",
    notReopened: "The day could not be opened again. It stays closed; try again.",
    undo: "Undo",
  },

  voyage: {
    kept: (n) => (n === 0 ? "The voyage begins" : n === 1 ? "1 day kept" : `${n} days kept`),
    stopovers: (n) => (n === 0 ? "no stopover in hand" : n === 1 ? "1 stopover in hand" : `${n} stopovers in hand`),
    noReset: "A stopover resets nothing.",
    arrived: "Arrived, J14",
    goesOn: "The log stays open.",
  },

  deliverable: {
    label: "Deliverable",
    version: (n) => `V${n}`,
    versions: "Versions of the deliverable",
    score: (score) => `${score} of 4 criteria at the last verdict`,
    newVersion: "New version",
    editor: (day, n) => `Deliverable of J${day}, version ${n}`,
    placeholder: "Write or paste your text here. It is saved on this device as you type.",
    limit: (max, unit) => `${max} ${unit === "words" ? "words" : "characters"} at most`,
    saved: "saved",
    saving: "saving",
    unsaved: "not saved",
    retry: "Try again",
    lost: "Saving failed. Your text is still on the screen: copy it, then try again.",
    tooLong: (max) => `The Coach reads ${max} characters at most. Everything is kept here; shorten it before you ask.`,
    gauges: "Gauges",
  },

  binome: {
    title: "Buddy chat",
  },

  coach: {
    title: "Second de Bord",
    ai: "AI",
    noAi: "no AI",
    titleWithAi: "Second de Bord · AI",
    titleWithoutAi: "Second de Bord · no AI",
    asleep: "Standing by. It reads nothing until you call.",
    call: "Ask the Coach",
  },

  help: {
    title: "Need help?",
    lead: "What you are going through matters more than this text. You can talk to someone now.",
    numbers: [
      { number: "3114", text: "suicide prevention, free, 24/7 (France)" },
      { number: "112", text: "life-threatening emergency, anywhere in Europe" },
    ],
    contact: "The programme’s contact",
    noContact: "The programme has not given a contact yet. Talk to someone you trust.",
    close: "Close",
  },

  failure: {
    pane: "This pane has stopped.",
    safe: "What you wrote is saved on this device.",
    copy: "Copy the diagnostic",
    copied: "Diagnostic copied. It holds none of your texts.",
    again: "Reopen this pane",
  },
};
