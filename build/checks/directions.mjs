import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { projectPath } from '../setup/project.mjs';

/**
 * @typedef {object} Import
 * @property {string} from path of the file, from the project's folder
 * @property {string} to path of a file, or `package:NAME`
 * @property {boolean} isType gone at run time
 * @property {boolean} isLate `import()`, done only when its line is reached
 */

/** What must not be imported. `from` and `to` match the two ends; `to` may refer to a group of `from` as `$1`. */
const rules = [
  { from: '^electron/', to: '^renderer/', why: 'the main process and the window never meet' },
  { from: '^renderer/', to: '^electron/', why: 'the window and the main process never meet' },
  { from: '^shared/', to: '^(electron|renderer)/', why: 'shared/ depends on nobody' },
  {
    from: '^(electron|renderer|shared)/',
    to: '^(build|tests)/',
    why: 'the app does not need what builds and tests it',
  },
  { from: '^shared/', to: '^package:(node:|electron$|react|better-sqlite3$)', why: 'shared/ does no input or output' },
  { from: '^renderer/', to: '^package:(node:|electron$|better-sqlite3$)', why: 'the window sees only the bridge' },
  { from: '^renderer/', to: '^shared/ipc/', values: true, why: 'the window takes the contract as types only' },
  {
    from: '^renderer/src/features/([^/]+)/',
    to: '^renderer/src/features/(?!$1/)',
    why: 'features do not know each other',
  },
  { from: '^renderer/src/(components|stores)/', to: '^renderer/src/features/', why: 'features build on these' },
  { from: '^renderer/src/components/', to: '^renderer/src/stores/', why: 'components have no knowledge of the domain' },
  { from: '^electron/db/', to: '^package:electron$', why: 'the database knows no Electron' },
  { from: '^electron/(?!db/)', to: '^package:better-sqlite3$', why: 'SQL is held in electron/db/' },
  {
    from: '^electron/(?!db/)',
    to: '^electron/db/(queries|migrations)/',
    values: true,
    why: 'SQL runs in the worker only',
  },
  {
    from: '^electron/(services|sources|importers|export|db)/',
    to: '^electron/ipc/',
    values: true,
    why: 'handlers call services, not the other way',
  },
];

/** These run on Node as well, so nothing that they load from the start may need Electron. */
const entriesWithoutElectron = [
  'electron/cli.ts',
  'electron/db/worker.ts',
  'electron/db/check-worker.ts',
  'electron/importers/worker.ts',
  'electron/spelling/worker.ts',
];

/**
 * Checks who imports whom.
 * @param {Map<string, string>} sources the text of each file, by its path from the project's folder
 * @returns {string[]} one line for each import in the wrong direction and for each circle
 */
export function directionFaults(sources) {
  const imports = [...sources].flatMap(([file, text]) => importsOf(file, text));
  return [...imports.flatMap(ruleFaults), ...electronFaults(imports), ...circles(imports)];
}

function ruleFaults({ from, to, isType }) {
  const broken = rules.filter((rule) => {
    const match = new RegExp(rule.from).exec(from);
    if (match === null || (rule.values && isType)) return false;
    return new RegExp(rule.to.replace('$1', match[1] ?? '')).test(to);
  });
  return broken.map(({ why }) => `${from} imports ${to}: ${why}`);
}

function electronFaults(imports) {
  const next = groupByFrom(imports.filter(({ isType, isLate }) => !isType && !isLate));
  return entriesWithoutElectron.flatMap((entry) => {
    const seen = new Set([entry]);
    for (const file of seen) for (const to of next.get(file) ?? []) seen.add(to);
    const users = [...seen].filter((file) => next.get(file)?.includes('package:electron'));
    return users.map((file) => `${file} imports electron: ${entry} reaches it and runs on Node too`);
  });
}

/** Circles among what is left at run time. */
function circles(imports) {
  const next = groupByFrom(imports.filter(({ isType }) => !isType));
  const done = new Set();
  const found = [];
  const walk = (file, path) => {
    if (path.includes(file)) {
      found.push(`circle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

function groupByFrom(imports) {
  const groups = new Map();
  for (const { from, to } of imports) groups.set(from, [...(groups.get(from) ?? []), to]);
  return groups;
}

/** The sources of the app. */
export function readSources() {
  const files = ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(projectPath(folder), { recursive: true }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  const wanted = files.filter((file) => /\.tsx?$/.test(file));
  return new Map(wanted.map((file) => [file, readFileSync(projectPath(file), 'utf8')]));
}

/** @returns {Import[]} */
function importsOf(file, text) {
  const { module } = parseSync(file, text);
  const written = (span) => text.slice(span.start, span.end);
  const statements = [
    ...module.staticImports.map((found) => ({ name: found.moduleRequest.value, text: written(found) })),
    ...module.staticExports.flatMap((found) =>
      found.entries
        .filter((entry) => entry.moduleRequest)
        .map((entry) => ({ name: entry.moduleRequest.value, text: written(found) })),
    ),
    ...module.dynamicImports.map((found) => ({
      name: written(found.moduleRequest).replace(/^['"`]|['"`]$/g, ''),
      text: null,
    })),
  ];
  return statements.map((statement) => ({
    from: file,
    to: statement.name.startsWith('.') ? posix.join(posix.dirname(file), statement.name) : `package:${statement.name}`,
    isType: statement.text !== null && /^(import|export)\s+type\b/.test(statement.text),
    isLate: statement.text === null,
  }));
}
