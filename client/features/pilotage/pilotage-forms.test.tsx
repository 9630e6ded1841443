// @vitest-environment happy-dom
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLang } from "#client/i18n/language.ts";
import type { CoachCaps, NewInvite, Pilotage } from "#shared/pilotage.ts";
import { CoachCapsForm } from "./coach-caps-form.tsx";
import { InviteCsvForm } from "./invite-csv-form.tsx";
import { InvitePart } from "./invite-part.tsx";

let root: Root;
let calls: { path: string; method: string; body: unknown }[];
let answer: () => Promise<Response>;

beforeEach(async () => {
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
  calls = [];
  vi.stubGlobal("fetch", (path: string, { method = "GET", body }: { method?: string; body: string }) => {
    calls.push({ path, method, body: JSON.parse(body) });
    return answer();
  });
  await setLang("fr");
});
afterEach(() => {
  root.unmount();
  vi.unstubAllGlobals();
});

const ENVIRONMENT: CoachCaps = { isModelOff: false, dailyTokens: 200_000, moneyPerDay: 2.5, moneyPerMonth: null };
const PILOTAGE: Pilotage = {
  people: [],
  pairs: [],
  invites: [],
  coach: ENVIRONMENT,
  environment: ENVIRONMENT,
  model: { name: "gpt-4o", hasPrice: true },
};
const unanswered = () => Promise.reject(new TypeError("no network"));
const problem = (status: number) => async () =>
  Response.json({ type: "urn:second-de-bord:problem:invalid", title: "", status }, { status });
const done = async () => new Response(null, { status: 204 });

describe("the coach's caps", () => {
  const reloaded = vi.fn(async () => undefined);
  const show = (pilotage = PILOTAGE) => render(<CoachCapsForm pilotage={pilotage} onChanged={reloaded} />);

  test("what is set is beside what the server's environment says", async () => {
    await show({ ...PILOTAGE, coach: { ...ENVIRONMENT, dailyTokens: 50_000, moneyPerDay: null } });
    expect(valueOf("Jetons par personne et par jour")).toBe("50 000");
    expect(valueOf("Argent par jour, tout le monde compris")).toBe("");
    expect(told()).toContain("Réglage du serveur : 200 000");
    expect(told()).toContain("Réglage du serveur : 2,50");
    expect(told()).toContain("Réglage du serveur : sans plafond");
  });

  test("what was spent stands beside the caps in money, and nowhere where no price is known", async () => {
    await show({ ...PILOTAGE, spent: { day: 0.42, month: 12.5 } });
    expect(told()).toContain("Dépensé : 0,42 · Réglage du serveur : 2,50");
    expect(told()).toContain("Dépensé : 12,50 · Réglage du serveur : sans plafond");
    await show({ ...PILOTAGE, spent: { day: null, month: null } });
    await vi.waitFor(() => expect(told()).not.toContain("Dépensé"));
  });

  test("what is typed is sent as it is meant, and the result is said", async () => {
    answer = done;
    await show();
    type("Jetons par personne et par jour", "60 000");
    type("Argent par mois, tout le monde compris", "40,5");
    click("Éteint");
    click("Enregistrer");
    await vi.waitFor(() => expect(told()).toContain("Enregistré. Vaut dès la prochaine question."));
    const body = { isModelOff: true, dailyTokens: 60_000, moneyPerDay: 2.5, moneyPerMonth: 40.5 };
    expect(calls).toEqual([{ path: "/api/pilotage/coach", method: "PUT", body }]);
    expect(reloaded).toHaveBeenCalledOnce();
  });

  test("what is no amount is said at its field and never sent", async () => {
    await show();
    type("Argent par jour, tout le monde compris", "deux");
    await vi.waitFor(() => expect(told()).toContain("Un montant au-dessus de 0"));
    click("Enregistrer");
    expect(calls).toEqual([]);
    expect(valueOf("Argent par jour, tout le monde compris")).toBe("deux");
  });

  test.each([
    ["unreachable", unanswered, "Le serveur ne répond pas."],
    ["refused", problem(422), "Le serveur a refusé"],
  ])("%s: what was typed is kept, and what happened is said", async (_failure, answered, words) => {
    answer = answered;
    await show();
    type("Jetons par personne et par jour", "60 000");
    click("Enregistrer");
    await vi.waitFor(() => expect(told()).toContain(words));
    expect(valueOf("Jetons par personne et par jour")).toBe("60 000");
  });

  test("the server's settings come back into the fields, to be saved or not", async () => {
    await show({ ...PILOTAGE, coach: { ...ENVIRONMENT, dailyTokens: 5 } });
    click("Reprendre les réglages du serveur");
    await vi.waitFor(() => expect(valueOf("Jetons par personne et par jour")).toBe("200 000"));
    expect(calls).toEqual([]);
  });

  test("where no price is known, caps in money are not promised", async () => {
    await show({ ...PILOTAGE, model: { name: "local", hasPrice: false } });
    expect(told()).toContain("les plafonds en argent sont sans effet");
  });
});

describe("inviting", () => {
  const show = () => render(<InvitePart pilotage={PILOTAGE} onChanged={async () => undefined} />);

  test("a name is asked for; two people are invited as a pair; the links are there until they are put away", async () => {
    await show();
    click("Créer le lien");
    await vi.waitFor(() => expect(told()).toContain("Il faut un nom."));
    expect(calls).toEqual([]);

    type("Nom", "Inès Roy");
    choose("Binôme", "another");
    type("Nom de l’autre personne", "Omar Haddad");
    const link = { url: "https://coach.example.org/#lien=abc", expiresAt: 4e12 };
    answer = async () =>
      Response.json({
        invites: [
          { id: crypto.randomUUID(), name: "Inès Roy", ...link },
          { id: crypto.randomUUID(), name: "Omar Haddad", ...link },
        ],
      });
    click("Créer les 2 liens");
    await vi.waitFor(() => expect(told()).toContain("2 liens, montrés une seule fois"));
    expect(told()).toContain(link.url);
    expect(told()).not.toContain("localhost");
    expect(calls[0]?.body).toEqual({
      days: 14,
      invites: [
        { name: "Inès Roy", role: "participant", pairKey: "pair" },
        { name: "Omar Haddad", role: "participant", pairKey: "pair" },
      ],
    });
    await vi.waitFor(() => expect(valueOf("Nom")).toBe(""));
    click("C’est envoyé, masquer");
    await vi.waitFor(() => expect(told()).not.toContain(link.url));
  });

  test("a server that does not answer leaves the name where it was typed", async () => {
    answer = unanswered;
    await show();
    type("Nom", "Inès Roy");
    click("Créer le lien");
    await vi.waitFor(() => expect(told()).toContain("Le serveur ne répond pas."));
    expect(valueOf("Nom")).toBe("Inès Roy");
  });

  test.each([",", ";", "\t"])("many at once, separated by %j, each mistake with its line", async (separator) => {
    const minted: NewInvite[][] = [];
    const mint = async (invites: NewInvite[]) => minted.push(invites) > 0;
    await render(<InviteCsvForm onMint={mint} />);
    const csv = (...rows: string[][]) => rows.map((row) => row.join(separator)).join("\r\n");
    const label = "Une ligne par personne : nom, rôle, binôme";

    type(label, csv(["nom", "rôle", "binôme"], ["Inès", "", "A"], ["Omar", "chef", "A"]));
    await vi.waitFor(() => expect(told()).toContain("Ligne 3 : le rôle reste vide"));
    click("Créer les 2 liens");
    expect(minted).toEqual([]);

    type(label, csv(["nom", "rôle", "binôme"], ["Inès", "", "A"], ["Omar", "opérateur", "A"]));
    await vi.waitFor(() => expect(told()).toContain("2 invitations prêtes."));
    click("Créer les 2 liens");
    await vi.waitFor(() => expect(valueOf(label)).toBe(""));
    expect(minted).toEqual([
      [
        { name: "Inès", role: "participant", pairKey: "A" },
        { name: "Omar", role: "operator", pairKey: "A" },
      ],
    ]);
  });
});

async function render(node: ReactNode): Promise<void> {
  root.render(node);
  await vi.waitFor(() => expect(document.querySelector("form")).not.toBeNull());
}

function told(): string {
  return plain(document.body.textContent);
}

function plain(text: string): string {
  return text.replace(/\s/gu, " ");
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function field(label: string): Field {
  const found = [...document.querySelectorAll("label")].find((one) => plain(one.textContent) === label);
  return document.getElementById(found?.htmlFor ?? "") as Field;
}

function valueOf(label: string): string {
  return plain(field(label).value);
}

/** As a browser does it: React hears of a value that was set, not of one that it set itself. */
function type(label: string, value: string): void {
  change(field(label), value, "input");
}

function choose(label: string, value: string): void {
  change(field(label), value, "change");
}

function change(element: Field, value: string, event: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value")?.set?.call(element, value);
  element.dispatchEvent(new Event(event, { bubbles: true }));
}

function click(name: string): void {
  const found = [...document.querySelectorAll<HTMLElement>("button, .pl-switch label")].find((one) =>
    plain(one.textContent).startsWith(name),
  );
  (found?.querySelector("input") ?? found)?.click();
}
