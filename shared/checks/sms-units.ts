/**
 * The room of a text message, as networks bill it (GSM 03.38): 160 units of its own alphabet, where € and a few others
 * cost two; a single character outside of it (ç, ê, œ, ’, an emoji) turns the whole message into UTF-16, 70 units.
 */
export const SMS_UNITS = { gsm7: 160, unicode: 70 } as const;

export function isGsm7(text: string): boolean {
  for (const character of text) if (unitsOf(character) === null) return false;
  return true;
}

export function smsUnitsOf(text: string): number {
  if (!isGsm7(text)) return text.length;
  let units = 0;
  for (const character of text) units += unitsOf(character) ?? 0;
  return units;
}

/** Offset in `text` after the last character that `units` hold. */
export function offsetAfterSmsUnits(text: string, units: number): number {
  const isPlain = isGsm7(text);
  let used = 0;
  let offset = 0;
  for (const character of text) {
    used += isPlain ? (unitsOf(character) ?? 0) : character.length;
    if (used > units) return offset;
    offset += character.length;
  }
  return offset;
}

/** `null`: not of the alphabet. */
function unitsOf(character: string): 1 | 2 | null {
  if (TWO_UNITS.has(character)) return 2;
  return ONE_UNIT.has(character) ? 1 : null;
}

const ONE_UNIT: ReadonlySet<string> = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const TWO_UNITS: ReadonlySet<string> = new Set("^{}\\[~]|€\f");
