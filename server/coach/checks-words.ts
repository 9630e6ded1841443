/** What the checks coach says, as a form that both languages fill in: a check with no words does not compile. */
import type { CheckId, CheckResult, CheckZone } from "#shared/checks/check.ts";
import type { Because } from "#shared/coach-protocol.ts";

type OfCheck = Record<CheckId, (result: CheckResult, quoted: string) => string>;

export type CheckWords = {
  notAi: string;
  /** Why the model does not answer, where there is one. */
  because: Record<Because, string>;
  /** Where words of distress were read. */
  help: string;
  counted: string;
  needsModel: string;
  needsModelLater: string;
  factsTitle: string;
  missedTitle: string;
  declaredTitle: string;
  nothingMissed: string;
  and: string;
  names: Record<CheckId, string>;
  zones: Record<CheckZone, string>;
  canMeasure: (names: string) => string;
  askForText: (criterion: string) => string;
  action: (what: string) => string;
  fact: (name: string, zone: string, fact: string) => string;
  quote: (passage: string) => string;
  facts: OfCheck;
  actions: OfCheck;
};
