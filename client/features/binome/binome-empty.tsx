/** Nobody is there yet, or nobody any more: one line of what there is, one of what can be done. */
import { Link } from "@tanstack/react-router";
import { useLiveQuery } from "dexie-react-hooks";
import * as z from "zod/mini";
import { Role } from "#shared/account.ts";
import { usePastPair } from "#client/db/buddy-entries.ts";
import { currentDb } from "#client/db/db.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";

export function BinomeEmpty() {
  const text = useTexts(binomeTexts);
  const past = usePastPair();
  const role = useRole();
  if (past === undefined) return null;
  return (
    <div className="binome-empty">
      <p>{past === null ? text.nobody.title : text.ended(past.name || text.buddy)}</p>
      {past !== null && (
        <p>
          <Link to="/app/journal">{text.toJournal}</Link>
        </p>
      )}
      <p>{text.nobody[role]}</p>
      {role === "operator" && (
        <p>
          <Link to="/app/pilotage">{text.nobody.invite}</Link>
        </p>
      )}
    </div>
  );
}

/** A participant, until this device knows otherwise. */
function useRole(): Role {
  return (
    useLiveQuery(async () => {
      const known = AccountRole.safeParse((await currentDb().meta.get("account"))?.value);
      return known.success ? known.data.role : "participant";
    }) ?? "participant"
  );
}

/** Of the account as the server last said it. */
const AccountRole = z.object({ role: Role });
