/**
 * What a question carries to the model, section by section. The server's prompt is a join over this list and the
 * profile page is generated from it, so that the page cannot forget what the prompt sends.
 */
export const PROMPT_SECTIONS = [
  "role",
  "mission",
  "profile",
  "memory",
  "history",
  "date",
  "deliverable",
  "earlier",
  "checks",
  "declared",
  "remark",
  "mode",
  "question",
] as const;
export type PromptSection = (typeof PROMPT_SECTIONS)[number];
