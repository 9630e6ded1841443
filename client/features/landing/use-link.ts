/**
 * A one-time link between its opening and its spending. Opening it only asks what it is, as a mail scanner would; it is
 * spent by `board`, which a person's click calls, and nothing else.
 */
import { useEffect, useEffectEvent, useState } from "react";
import { lastUserId, storeLastUserId } from "#client/db/session.ts";
import { type ApiAnswer, callApi } from "#client/platform/api.ts";
import { onOnlineChange } from "#client/platform/online.ts";
import { Account } from "#shared/account.ts";
import { Session } from "#shared/session.ts";
import { LinkLook, type SessionRequest } from "#shared/sign-in.ts";

export type LinkView =
  | { kind: "asking" }
  /** `isUnsure`: the click has gone, and nobody knows whether it arrived. */
  | { kind: "unreachable"; isUnsure: boolean }
  | { kind: "refused"; why: "used" | "expired" | "unknown" }
  /** This browser is signed in already as the person whom the link is for. */
  | { kind: "mine" }
  /** `otherName`: who is signed in here, "" where they have no name; null: nobody else is. */
  | { kind: "ready"; link: LinkLook; otherName: string | null };

/** Where a person goes once they are in: an invite's to the three lines, everybody else to where they were. */
const FIRST_RUN = "/app/depart";

export function useLink(token: string): { view: LinkView; ask: () => void; board: (name: string) => void } {
  const [view, setView] = useState<LinkView>({ kind: "asking" });

  function ask(isUnsure = false) {
    void look(token, isUnsure).then((seen) => {
      // A link opened a second time, where the first one already signed this browser in, is no news.
      if (seen.kind === "mine-used") location.replace("/");
      else setView(seen);
    });
  }
  const again = () => ask(view.kind === "unreachable" && view.isUnsure);
  const askNow = useEffectEvent(again);
  useEffect(() => {
    askNow();
    return onOnlineChange((online) => online && askNow());
  }, []);

  async function board(name: string) {
    if (view.kind !== "ready") return;
    const isInvite = view.link.kind === "invite";
    setView({ kind: "asking" });
    const answer = await openSession({ token, zone: ownZone(), ...(isInvite ? { name } : {}) });
    if (answer.kind === "ok") void enter(answer.value, isInvite ? FIRST_RUN : "/");
    // Whether it was spent is the server's to say.
    else ask(answer.kind === "unreachable");
  }

  return { view, ask: again, board: (name) => void board(name) };
}

export type Recovery = "refused" | "wait" | "unreachable";

/** Comes back by a code; answers why not. */
export async function recover(code: string): Promise<Recovery> {
  const answer = await openSession({ recovery: code, zone: ownZone() });
  if (answer.kind === "unreachable") return "unreachable";
  if (answer.kind === "problem") return answer.status === 429 ? "wait" : "refused";
  return enter(answer.value, "/");
}

/** The page begins anew: its words are in the database of whoever is in now. */
function enter({ userId }: Session, path: string): Promise<never> {
  storeLastUserId(userId);
  location.replace(path);
  return new Promise<never>(() => undefined);
}

async function look(token: string, isUnsure: boolean): Promise<LinkView | { kind: "mine-used" }> {
  const [seen, here] = await Promise.all([
    callApi(LinkLook, "/api/session/look", { method: "POST", body: { token } }),
    // A browser that nobody has used is nobody's: asking would only be refused.
    lastUserId() === null ? null : callApi(Account, "/api/account"),
  ]);
  if (seen.kind === "problem" && (seen.problem === "link-refused" || seen.problem === "invalid")) {
    return { kind: "refused", why: "unknown" };
  }
  if (seen.kind !== "ok") return { kind: "unreachable", isUnsure };
  const link = seen.value;
  if (link.isMine) return { kind: link.state === "waiting" ? "mine" : "mine-used" };
  if (link.state !== "waiting") return { kind: "refused", why: link.state };
  return { kind: "ready", link, otherName: here?.kind === "ok" ? here.value.name : null };
}

function openSession(body: SessionRequest): Promise<ApiAnswer<Session>> {
  return callApi(Session, "/api/session", { method: "POST", body });
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
