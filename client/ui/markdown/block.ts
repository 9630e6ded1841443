/**
 * What a reply may be made of once its Markdown is read. Nothing here can carry HTML, an image source or a link out of
 * the allow-list: what the renderer cannot receive, it cannot show.
 */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis" | "struck"; children: Inline[] }
  /** `note`: where the link leads, when its own words do not already say it. */
  | { kind: "link"; href: string; note: string | null; children: Inline[] }
  | { kind: "task"; done: boolean }
  /** Words that were looked for; `isFirst` of the whole text. Never in what is read, only in what is shown. */
  | { kind: "mark"; isFirst: boolean; children: Inline[] };

export type Align = "left" | "center" | "right" | null;

export type Block =
  | { kind: "paragraph"; children: Inline[] }
  /** The text of a tight list item. */
  | { kind: "line"; children: Inline[] }
  | { kind: "heading"; level: 3 | 4 | 5 | 6; children: Inline[] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; start: number | null; items: Block[][] }
  | { kind: "code"; children: Inline[] }
  | { kind: "table"; align: Align[]; header: Inline[][]; rows: Inline[][][] }
  | { kind: "rule" };
