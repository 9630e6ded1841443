/**
 * The programme this project ships. Static imports: the bundler carries the content inside the server, so that no
 * path has to be guessed, from source or from `dist`. A shipped file that is wrong is a bug, and throws.
 */
import { Programme } from "#shared/programme.ts";
import j01 from "./content/j01.json" with { type: "json" };
import j02 from "./content/j02.json" with { type: "json" };
import j03 from "./content/j03.json" with { type: "json" };
import j04 from "./content/j04.json" with { type: "json" };
import j05 from "./content/j05.json" with { type: "json" };
import j06 from "./content/j06.json" with { type: "json" };
import j07 from "./content/j07.json" with { type: "json" };
import j08 from "./content/j08.json" with { type: "json" };
import j09 from "./content/j09.json" with { type: "json" };
import j10 from "./content/j10.json" with { type: "json" };
import j11 from "./content/j11.json" with { type: "json" };
import j12 from "./content/j12.json" with { type: "json" };
import j13 from "./content/j13.json" with { type: "json" };
import j14 from "./content/j14.json" with { type: "json" };
import programme from "./content/programme.json" with { type: "json" };

const missions = [j01, j02, j03, j04, j05, j06, j07, j08, j09, j10, j11, j12, j13, j14];

export function defaultProgramme(): Programme {
  return Programme.parse({ ...programme, missions });
}
