/**
 * The instant checks as facts for the model, in the day's order. Figures only: a passage of the deliverable never
 * leaves its fence, except words that our own list of jargon holds.
 */
import { assertNever } from "#shared/assert-never.ts";
import type { CheckResult, CheckZone } from "#shared/checks/check.ts";
import { plainLine } from "./fence.ts";

export function writeChecks(deliverable: string, checks: readonly CheckResult[]): string {
  const measured = checks.filter(({ zone }) => zone !== "pending");
  if (measured.length === 0) return "";
  const lines = measured.map((check) => `- ${describe(check, deliverable)} : ${ZONE_WORDS[check.zone]}`);
  return ["Contrôles automatiques (comptés par le code, ils font foi) :", ...lines].join("\n");
}

function describe({ id, value, limit, unit, passages }: CheckResult, text: string): string {
  const count = unit === "words" ? "mots" : "caractères";
  switch (id) {
    case "length":
      return `longueur, ${value} ${count} (borne : ${limit})`;
    case "hook":
      return `accroche (première phrase), ${value} caractères (borne : ${limit})`;
    case "message":
      return `message à une personne, ${value} ${unit === "sms" ? "unités de SMS" : count} (borne : ${limit})`;
    case "subject":
      return `objet de l'e-mail, ${value} caractères (borne : ${limit}, et trois à sept mots)`;
    case "questions":
      return `questions posées, ${value} (attendu : ${limit})`;
    case "call-to-action":
      return value > 0 ? "appel à l'action à la fin, trouvé" : "appel à l'action à la fin, aucun";
    case "proof":
      return value > 0 ? `chiffres et citations, ${value}` : "ni chiffre ni citation";
    case "price":
      return value > 0 ? `montants avec leur devise, ${value}` : "aucun montant avec sa devise";
    case "links":
      return `liens, pièces jointes ou hashtags de trop, ${value}`;
    case "you-over-me":
      return `« tu » ou « vous » pour un « je » ou « nous », ${value} (borne : ${limit} au moins)`;
    case "apologies":
      return `excuses, ${value}`;
    case "hypotheticals":
      return `questions au conditionnel, ${value}`;
    case "reading-ease":
      return `facilité de lecture, ${value} sur 100 (borne : ${limit} au moins)`;
    case "exclamations":
      return `points d'exclamation, ${value} (borne : ${limit})`;
    case "capitals":
      return `mots en capitales, ${value}`;
    case "emoji":
      return `émojis, ${value} (borne : ${limit})`;
    case "jargon": {
      const found = [...new Set(passages.map(({ start, end }) => plainLine(text.slice(start, end)).toLowerCase()))];
      return value === 0 ? "mots creux, aucun" : `mots creux, ${value} (${found.slice(0, 8).join(", ")})`;
    }
    case "sentence-length":
      return `phrases, ${value} mots en moyenne (borne : ${limit}), ${passages.length} trop longues`;
    default:
      return assertNever(id);
  }
}

const ZONE_WORDS: Record<CheckZone, string> = { green: "tient", amber: "à revoir", red: "manqué", pending: "" };
