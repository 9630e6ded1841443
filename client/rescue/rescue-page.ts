/** The page without React: why the app did not start, what is safe, what to do, and every word kept here. */
import { StartError } from "../start-error.ts";
import { type KeptWords, readKeptWords } from "./read-kept-words.ts";
import "../ui/tokens.css";
import "../ui/base.css";
import "./rescue.css";

const TAKEN_WITHIN_MS = 3_000;

const TEXTS = {
  fr: {
    help: {
      title: "Besoin d’aide ?",
      lead: "Tu peux parler à quelqu’un maintenant.",
      numbers: [
        { number: "3114", text: "prévention du suicide, gratuit, 24 h/24, 7 j/7 (France)" },
        { number: "112", text: "urgence vitale, partout en Europe" },
      ],
      someone: "Ou une personne de confiance, ou le contact que le programme t’a donné.",
    },
    broken: "Le cockpit n’a pas pu démarrer.",
    unreachable: "Le serveur ne répond pas, et ce navigateur ne l’a encore jamais rencontré.",
    "signed-out": "Ce navigateur n’est pas relié au serveur.",
    "no-database": "L’espace de stockage de ce navigateur ne s’ouvre pas.",
    "not-upgraded": "Tes textes n’ont pas pu passer à la nouvelle version. Ils sont restés comme ils étaient.",
    "old-app": "Cette page est plus ancienne que tes textes.",
    todo: {
      broken: "Recharge la page. Si cela se répète, copie tes textes ci-dessous et préviens l’équipe du programme.",
      unreachable: "Vérifie que le serveur tourne, puis recharge.",
      "signed-out":
        "Ouvre dans ce navigateur le lien que tu as reçu. Si ce serveur est le tien, « npm run link » en imprime un.",
      "no-database": "Libère de la place sur cet appareil, puis recharge. Copie d’abord ce que tu lis ci-dessous.",
      "not-upgraded": "Libère de la place sur cet appareil, puis recharge : le passage recommencera du début.",
      "old-app": "Recharge la page pour prendre la version la plus récente. Rien n’a été changé.",
    },
    safe: "Tes textes sont gardés sur cet appareil. Les voici.",
    unreadSome: "Une partie de l’espace de stockage ne se laisse pas lire pour l’instant. Rien n’a été effacé.",
    none: "Aucun texte n’est encore gardé sur cet appareil.",
    unread: "L’espace de stockage ne se laisse pas lire pour l’instant. Rien n’a été effacé.",
    reload: "Recharger",
    haveCode: "J’ai un code de secours",
    copy: "Tout copier",
    copied: "Copié",
    refused: "Copie refusée : sélectionne le texte.",
    diagnostic: "Diagnostic, sans aucun de tes textes",
  },
  en: {
    help: {
      title: "Need help?",
      lead: "You can talk to someone now.",
      numbers: [
        { number: "3114", text: "suicide prevention, free, 24/7 (France)" },
        { number: "112", text: "life-threatening emergency, anywhere in Europe" },
      ],
      someone: "Or someone you trust, or the contact that the programme gave you.",
    },
    broken: "The cockpit could not start.",
    unreachable: "The server isn’t answering, and this browser has never reached it.",
    "signed-out": "This browser is not linked to the server.",
    "no-database": "This browser’s storage does not open.",
    "not-upgraded": "Your texts could not be brought to the new version. They are as they were.",
    "old-app": "This page is older than your texts.",
    todo: {
      broken: "Reload the page. If it happens again, copy your texts below and tell the operator.",
      unreachable: "Check that the server is running, then reload.",
      "signed-out": "Open the link you were sent in this browser. If this server is yours, “npm run link” prints one.",
      "no-database": "Make room on this device, then reload. First copy what you read below.",
      "not-upgraded": "Make room on this device, then reload: it will start again from the beginning.",
      "old-app": "Reload the page to get the newest version. Nothing was changed.",
    },
    safe: "Your texts are kept on this device. Here they are.",
    unreadSome: "A part of the storage cannot be read right now. Nothing was erased.",
    none: "No text is kept on this device yet.",
    unread: "The storage cannot be read right now. Nothing was erased.",
    reload: "Reload",
    haveCode: "I have a recovery code",
    copy: "Copy all",
    copied: "Copied",
    refused: "Copying was refused: select the text.",
    diagnostic: "Diagnostic, without any of your texts",
  },
};

type Texts = typeof TEXTS.fr;

export async function showRescuePage(error: unknown): Promise<void> {
  const text = document.documentElement.lang === "en" ? TEXTS.en : TEXTS.fr;
  const reason = error instanceof StartError ? error.reason : "broken";
  const main = element("main", "", "rescue");
  main.append(element("h1", text[reason]), element("p", text.todo[reason]), reloadButton(text));
  if (reason === "signed-out") main.append(codeLink(text));
  main.append(helpSection(text));
  (document.getElementById("root") ?? document.body).replaceChildren(main);
  main.append(...(await keptWordsSection(text)));
  if (reason === "broken") main.append(...diagnosticSection(error, text));
}

/** The cockpit's own help is not there; what it says needs neither a script nor the network. */
function helpSection({ help }: Texts): HTMLElement {
  const section = element("details", "");
  const list = element("ul", "");
  for (const { number, text } of help.numbers) {
    const link = document.createElement("a");
    link.href = `tel:${number}`;
    link.textContent = number;
    const item = element("li", "");
    item.append(link, ` ${text}`);
    list.append(item);
  }
  const summary = element("summary", help.title, "btn btn-quiet");
  section.append(summary, element("p", help.lead), list, element("p", help.someone));
  return section;
}

async function keptWordsSection(text: Texts): Promise<HTMLElement[]> {
  try {
    const { words, unread } = await readKeptWords();
    const rest = unread === 0 ? [] : [element("p", text.unreadSome)];
    if (words.length === 0) return unread === 0 ? [element("p", text.none)] : [element("p", text.unread)];
    return [element("p", text.safe), ...rest, copyButton(words, text), ...words.map(wordsArticle)];
  } catch {
    return [element("p", text.unread)];
  }
}

function wordsArticle({ title, text, atMs }: KeptWords): HTMLElement {
  const article = element("article", "");
  article.append(element("h2", `${title} ${new Date(atMs).toLocaleString()}`), element("pre", text));
  return article;
}

function diagnosticSection(error: unknown, text: Texts): HTMLElement[] {
  // Name and place only: a message may quote what someone wrote.
  const place = error instanceof Error ? `${error.name}\n${error.stack?.split("\n").slice(1, 8).join("\n") ?? ""}` : "";
  return [element("h2", text.diagnostic), element("pre", place, "mono")];
}

function reloadButton(text: Texts): HTMLElement {
  const button = element("button", text.reload, "btn");
  button.addEventListener("click", () => void letNewVersionIn().finally(() => location.reload()));
  return button;
}

function codeLink(text: Texts): HTMLElement {
  const link = document.createElement("a");
  link.className = "btn";
  link.href = "/?secours";
  link.textContent = text.haveCode;
  return link;
}

/** What is kept for starting without a server may be what is broken; a version that waits may be the one that mends it. */
async function letNewVersionIn(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const waiting = registration?.waiting ?? null;
  if (waiting === null) return;
  const taken = new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
    setTimeout(resolve, TAKEN_WITHIN_MS);
  });
  // A worker is no window: it takes no origin.
  waiting.postMessage({ type: "SKIP_WAITING" });
  await taken;
}

function copyButton(words: KeptWords[], text: Texts): HTMLElement {
  const button = element("button", text.copy, "btn");
  button.addEventListener("click", () => {
    const all = words.map(({ title, text: kept }) => `${title}\n${kept}`).join("\n\n");
    navigator.clipboard.writeText(all).then(
      () => button.replaceChildren(text.copied),
      () => button.replaceChildren(text.refused),
    );
  });
  return button;
}

function element(name: string, text: string, className = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}
