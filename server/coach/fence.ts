/**
 * Untrusted text enters the prompt only between fences that it cannot forge: the marks are taken out of it, and so is
 * all that cannot be seen (zero-width, bidirectional, control, tag and private characters), where orders are hidden.
 */
export type Fenced = "PROFIL" | "MÉMOIRE" | "DÉCLARÉ" | "REMARQUE" | "LIVRABLE" | `LIVRABLE J${number}`;

/** `text` must be plain already: see `plain`. */
export function fence(name: Fenced, nonce: string, text: string): string {
  return `⟦${name} ${nonce}⟧\n${text}\n⟦FIN ${nonce}⟧`;
}

/** What a person can see of a text, and no fence mark nor one that looks like it. */
export function plain(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, "\n")
    .replaceAll(/[⟦⟧〚〛]/gu, "")
    .replaceAll(HIDDEN, "$<kept>");
}

/**
 * A joiner or a variation selector that an emoji stands on is part of what is seen (👩🏽‍🚒, ❤️): only there, between the
 * signs that it joins and one at a time, is it left. Nothing can be written with what is left.
 */
const HIDDEN =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}])(?<kept>\ufe0f?\u200d(?=\p{Extended_Pictographic})|\ufe0f)|[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cs}\u2800]|(?![\n\t])\p{Cc}/gu;

/** The same on one line, for a field among others. */
export function plainLine(text: string): string {
  return plain(text).replaceAll(/\s+/gu, " ").trim();
}
