/** `npm run link`: a new one-time owner link, at any time, beside a running server. */
import { originOf, readEnvOrExit } from "../env.ts";
import { openDatabase } from "../db/open-database.ts";
import { createOwnerLink } from "./links.ts";

const env = readEnvOrExit();
const db = await openDatabase(env);
console.log(await createOwnerLink(db, originOf(env), Date.now()));
await db.destroy();
