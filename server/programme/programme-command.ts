/** `npm run programme -- check <dir>` and `-- import <dir>`: nothing is imported while a single mistake is left. */
import { openDatabase } from "../db/open-database.ts";
import { readEnvOrExit } from "../env.ts";
import { importProgramme } from "./import-programme.ts";
import { readProgrammeFolder } from "./read-programme-folder.ts";

const [verb, dir, ...rest] = process.argv.slice(2);
if ((verb !== "check" && verb !== "import") || dir === undefined || rest.length > 0) {
  console.error("usage: npm run programme -- check <dir>\n       npm run programme -- import <dir>");
  process.exit(2);
}

const folder = await readProgrammeFolder(dir);
if (folder.kind === "mistakes") {
  for (const { file, field, message } of folder.mistakes) console.error(`${file}: ${field}: ${message}`);
  process.exit(1);
}

const { title, missions } = folder.programme;
if (verb === "check") {
  console.log(`${dir} is right: "${title.fr}", ${missions.length} days.`);
} else {
  const db = await openDatabase(readEnvOrExit());
  await importProgramme(db, folder.programme);
  await db.destroy();
  console.log(`"${title.fr}" is in force: ${missions.length} days. A running server serves it at once.`);
}
