/**
 * Character references in running text. `marked` leaves them as written because it writes HTML; we build text nodes,
 * so `&nbsp;` must become its character here. Only what models really write is named; any other stays as it is.
 */
const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["laquo", "«"],
  ["raquo", "»"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["hellip", "…"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["euro", "€"],
  ["eacute", "é"],
  ["egrave", "è"],
  ["agrave", "à"],
  ["ccedil", "ç"],
]);

const REPLACEMENT = "\ufffd";
const LAST_CODE_POINT = 0x10ffff;

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === "string") return NAMED.get(name) ?? whole;
    return character(typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function character(codePoint: number): string {
  const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  if (codePoint === 0 || codePoint > LAST_CODE_POINT || surrogate) return REPLACEMENT;
  return String.fromCodePoint(codePoint);
}
