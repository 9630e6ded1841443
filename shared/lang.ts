/** The two languages of the interface, French first, and texts that exist in both. */
import * as z from "zod/mini";

export const Lang = z.enum(["fr", "en"]);
export type Lang = z.infer<typeof Lang>;

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000));

/** A text of the programme. Both languages travel, so that the language switches offline. */
export const Bilingual = z.strictObject({ fr: text, en: text });
export type Bilingual = z.infer<typeof Bilingual>;
