/** CSV both ways, by a library that is fetched when a CSV is there. */

/** Commas, semicolons or tabs, whichever it has: a spreadsheet pastes tabs, and a French one saves semicolons. */
export async function readCsv(csv: string): Promise<string[][]> {
  if (csv.trim() === "") return [];
  const { default: Papa } = await import("papaparse");
  return Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { delimitersToGuess: [",", ";", "\t"] }).data;
}

/** With the mark by which spreadsheets know UTF-8, and no cell that one would run as a formula. */
export async function writeCsv(rows: string[][]): Promise<string> {
  const { default: Papa } = await import("papaparse");
  return `\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;
}
