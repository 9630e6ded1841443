/**
 * The import map of ARCHITECTURE.md as oxlint rules (`house/import-map`, `house/file-name`). It is a plugin and not a list
 * of `no-restricted-imports` patterns because the map speaks of places: a specifier is resolved first, so `../journal/x.ts`
 * and `#client/features/journal/x.ts` are the same import. Plain JavaScript: oxlint loads it in Node without a TypeScript
 * loader. What never breaks: a new feature folder obeys the map on its first day, with no list to extend.
 *
 * @typedef {Parameters<import("oxlint/plugins-dev").RuleTester["run"]>[1]} Rule
 * @typedef {{ range: [number, number] }} Node
 * @typedef {{ path: string, typeOnly: boolean }} OwnImport  path is relative to the repository, with `/`
 * @typedef {(target: OwnImport) => boolean} Permission
 * @typedef {{ name: string, at: RegExp, ours: Permission[], packages: (name: string) => boolean, says: string }} Area
 */
import { builtinModules } from "node:module";
import { posix, relative, sep } from "node:path";

/** Free to import anything of ours: a test may need both sides of the wire, and the tooling needs all. */
const OUTSIDE_THE_MAP = /\.test\.tsx?$|^(?:client\/(?:e2e|testing)|server\/testing|scripts|bench)\/|^[^/]+$/;
const TEST_ONLY = /\.test\.tsx?$|^(?:client\/(?:e2e|testing)|server\/testing|scripts|bench)\//;
const DOOR =
  /^client\/features\/[^/]+\/(?:[^/]+-(?:panel|page|commands)\.tsx|start-[^/]+\.tsx?|use-today\.ts|use-has-binome\.ts|coach-watch\.ts|stop-reply\.ts|ai-coach-widget\.tsx|cockpit-dashboard\.tsx)$/;
const START = /^client\/(?:.+\/)?start-[^/]+\.tsx?$/;

/** @type {(folder: string) => Permission} */
const within = (folder) => (target) => target.path.startsWith(`${folder}/`);
/** @type {(path: string) => Permission} */
const file = (path) => (target) => target.path === path;
/** @type {Permission} */
const sharedTypes = (target) => target.typeOnly && within("shared")(target);
const sharedLeaves = [sharedTypes, file("shared/assert-never.ts"), file("shared/lang.ts")];
/** @type {(pattern: RegExp) => Permission} */
const matching = (pattern) => (target) => pattern.test(target.path);

/** @type {(name: string) => boolean} */
const isBuiltin = (name) => name.startsWith("node:") || builtinModules.includes(name);
/** @type {(name: string) => boolean} */
const isZod = (name) => name === "zod" || name.startsWith("zod/");
/** @type {(name: string) => boolean} */
const inBrowser = (name) => !isBuiltin(name) && name !== "openai" && !name.startsWith("openai/");

/** First match wins. @type {(path: string) => Area | undefined} */
function areaOf(path) {
  const feature = /^client\/features\/[^/]+(?=\/)/.exec(path)?.[0];
  if (feature !== undefined) {
    const ours = ["shared", "client/db", "client/ui", "client/i18n", "client/platform", feature].map(within);
    const says = "a feature imports shared, db, ui, i18n, platform and itself; features meet in Dexie or by a prop";
    return { name: feature, at: /^/, ours, packages: inBrowser, says };
  }
  return AREAS.find((area) => area.at.test(path));
}

const LEAVES = ["client/platform", "client/ui", "client/i18n"].map(within);

/** @type {Area[]} */
const AREAS = [
  { name: "shared", at: /^shared\//, ours: [within("shared")], packages: isZod, says: "shared imports zod and itself" },
  {
    name: "server/coach/openai.ts",
    at: /^server\/coach\/openai\.ts$/,
    ours: [within("server"), within("shared")],
    packages: () => true,
    says: "the server imports shared",
  },
  {
    name: "server",
    at: /^server\//,
    ours: [within("server"), within("shared")],
    packages: (name) => name !== "openai" && !name.startsWith("openai/"),
    says: "the server imports shared; the model's SDK is imported by server/coach/openai.ts alone",
  },
  {
    name: "client/platform",
    at: /^client\/platform\//,
    ours: [...LEAVES, within("shared")],
    packages: inBrowser,
    says: "platform imports ui, i18n and shared",
  },
  {
    name: "client/{ui,i18n}",
    at: /^client\/(?:ui|i18n)\//,
    ours: [...LEAVES, ...sharedLeaves],
    packages: inBrowser,
    says: "ui and i18n import each other, platform and shared types",
  },
  {
    name: "client/db",
    at: /^client\/db\//,
    ours: ["client/db", "shared", "client/platform"].map(within),
    packages: inBrowser,
    says: "db imports shared and platform",
  },
  {
    name: "client/routes",
    at: /^client\/routes\//,
    ours: [
      ...["client/routes", "client/ui", "client/i18n", "client/platform"].map(within),
      file("shared/day.ts"),
      sharedTypes,
      matching(DOOR),
    ],
    packages: inBrowser,
    says: "routes import ui, i18n, platform, shared/day, shared types and the features' doors (*-panel, *-page, *-commands, start-*)",
  },
  {
    name: "client/rescue",
    at: /^client\/rescue\//,
    ours: [within("client/rescue"), file("client/start-error.ts"), matching(/^client\/ui\/.+\.css$/)],
    packages: () => false,
    says: "the rescue page must work when nothing else does: it imports itself and style sheets",
  },
  {
    name: "client/main",
    at: /^client\/[^/]+\.tsx?$/,
    ours: [
      ...["client/db", "client/i18n", "client/platform", "client/routes", "client/rescue"].map(within),
      sharedTypes,
      file("client/main.tsx"),
      matching(START),
      matching(/^client\/ui\/.+\.css$/),
    ],
    packages: inBrowser,
    says: "boot and main import db, i18n, platform, routes, rescue, start-* and style sheets",
  },
  {
    name: "a folder with no place in the import map",
    at: /^/,
    ours: [],
    packages: () => false,
    says: "give it one in scripts/import-map.js and ARCHITECTURE.md",
  },
];

/** @type {Rule} */
const importMap = {
  create(context) {
    const from = relative(context.cwd, context.filename).split(sep).join("/");

    /** @type {(node: Node, specifier: unknown, typeOnly: boolean) => void} */
    function check(node, specifier, typeOnly) {
      if (typeof specifier !== "string") return;
      const message = offence(from, specifier, typeOnly);
      if (message !== undefined) context.report({ node, message });
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ExportNamedDeclaration: (node) => check(node, node.source?.value, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === "type"),
      ImportExpression: (node) => check(node, node.source.type === "Literal" ? node.source.value : undefined, false),
      TSImportType: (node) => check(node, node.source.value, true),
    };
  },
};

/** What is wrong with this import, or undefined. @type {(from: string, specifier: string, typeOnly: boolean) => string | undefined} */
function offence(from, specifier, typeOnly) {
  const path = ownPath(from, specifier);
  const area = OUTSIDE_THE_MAP.test(from) ? undefined : areaOf(from);
  if (path === undefined) {
    if (area === undefined || area.packages(specifier)) return undefined;
    return `${area.name} may not import the package "${specifier}": ${area.says}.`;
  }
  if (!/\.[a-z0-9]+(?:\?[a-z&]+)?$/.test(specifier)) return `Write the extension: "${specifier}".`;
  if (specifier.startsWith(".") && topFolder(path) !== topFolder(from)) return `Write "#${path}" to cross top folders.`;
  if (area === undefined) return undefined;
  if (TEST_ONLY.test(path)) return `"${path}" is for tests: the product may not import it.`;
  const target = { path, typeOnly };
  return area.ours.some((permits) => permits(target))
    ? undefined
    : `${area.name} may not import "${path}": ${area.says}.`;
}

/** The repository path a specifier of ours means; undefined for a package. @type {(from: string, specifier: string) => string | undefined} */
function ownPath(from, specifier) {
  const plain = specifier.replace(/\?.*$/, "");
  if (plain.startsWith("#")) return plain.slice(1);
  return plain.startsWith(".") ? posix.join(posix.dirname(from), plain) : undefined;
}

/** @type {(path: string) => string} */
const topFolder = (path) => path.slice(0, Math.max(path.indexOf("/"), 0));

/** @type {(node: { importKind?: string, specifiers: { type: string, importKind?: string }[] }) => boolean} */
function isTypeOnly(node) {
  if (node.importKind === "type") return true;
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === "type");
}

/** Names that say nothing, and `index`, which hides what a folder offers. */
const EMPTY_NAMES = /(?:^|\/)(?:index|utils?|helpers?|managers?|services?|common)\.[jt]sx?$/;

/** @type {Rule} */
const fileName = {
  create: (context) => ({
    Program(node) {
      const path = relative(context.cwd, context.filename).split(sep).join("/");
      if (EMPTY_NAMES.test(path)) context.report({ node, message: `Name "${path}" after its main export.` });
    },
  }),
};

/** @type {{ meta: { name: string }, rules: Record<string, Rule> }} */
const house = { meta: { name: "house" }, rules: { "import-map": importMap, "file-name": fileName } };
export default house;
