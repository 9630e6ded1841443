/** Where keys and commands lead, as selectors. */
export const SHEET = "#deliverable";
export const CRITERIA = "#criteria";
export const BINOME = "#binome";
export const BINOME_FIELD = `${BINOME} textarea`;
export const JOURNAL_SEARCH = "main search input";
export const ALL_KEYS = "dialog.keys";
export const COPIES = "#copies button";
