import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { projectPath } from '../setup/project.mjs';

const workers = {
  'db-worker': projectPath('electron/db/worker.ts'),
  'check-worker': projectPath('electron/db/check-worker.ts'),
  'import-worker': projectPath('electron/importers/worker.ts'),
  'spell-worker': projectPath('electron/spelling/worker.ts'),
};

/**
 * Builds one target.
 * @param {'cli' | 'electron' | 'renderer'} name
 * @param {string} folder where the files go; emptied first
 * @param {(() => void)} [onRebuild] given this, it keeps watching and calls it after each later build
 */
export async function buildTarget(name, folder, onRebuild) {
  for (const config of configurations[name](folder)) {
    const result = await build({
      ...common,
      ...config,
      build: { ...common.build, ...config.build, watch: onRebuild && {} },
    });
    if (onRebuild) await watched(result, onRebuild);
  }
}

const common = {
  configFile: false,
  envDir: false,
  root: projectPath('.'),
  cacheDir: projectPath('node_modules/.cache/vite'),
  logLevel: 'warn',
  publicDir: false,
  build: { emptyOutDir: false, copyPublicDir: false, reportCompressedSize: false },
};

const configurations = {
  cli: (folder) => [nodeModules(folder, { cli: projectPath('electron/cli.ts'), ...workers })],
  electron: (folder) => [nodeModules(folder, { main: projectPath('electron/main.ts'), ...workers }), preload(folder)],
  renderer: (folder) => [renderer(folder)],
};

/**
 * Modules for Node and for the main process. Shared chunks lie beside the entries, so that a path relative to
 * `import.meta.url` means the same in all of them.
 */
function nodeModules(folder, input) {
  return {
    plugins: [reportFonts(), spellingDictionaries(), trayIcons()],
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      license: { fileName: 'licenses.md' },
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

/** The fonts that an exported report carries, in `fonts/` beside the code that exports it. */
function reportFonts() {
  const files = {
    'source-serif-4': ['400-normal', '400-italic', '600-normal', '600-italic'],
    inter: ['400-normal', '600-normal'],
  };
  return {
    name: 'report-fonts',
    generateBundle() {
      for (const [typeface, cuts] of Object.entries(files)) {
        for (const cut of cuts) {
          const name = `${typeface}-latin-${cut}.woff2`;
          const from = projectPath(`node_modules/@fontsource/${typeface}/files`, name);
          this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source: readFileSync(from) });
        }
      }
    },
  };
}

/** The English dictionaries with their licences, in `dictionaries/` beside the worker that reads it. */
function spellingDictionaries() {
  const files = { 'index.aff': 'aff', 'index.dic': 'dic', license: 'license.txt' };
  return {
    name: 'spelling-dictionaries',
    generateBundle() {
      for (const english of ['en', 'en-gb']) {
        const from = projectPath(`node_modules/dictionary-${english}`);
        for (const [name, ending] of Object.entries(files)) {
          const source = readFileSync(join(from, name));
          this.emitFile({ type: 'asset', fileName: `dictionaries/${english}.${ending}`, source });
        }
      }
    },
  };
}

/** The small signs of the tray, in `icons/` beside the main process. */
function trayIcons() {
  const from = projectPath('build/icons/tray');
  return {
    name: 'tray-icons',
    generateBundle() {
      for (const name of readdirSync(from)) {
        this.emitFile({ type: 'asset', fileName: `icons/${name}`, source: readFileSync(join(from, name)) });
      }
    },
  };
}

/** A sandboxed preload is one CommonJS file. */
function preload(folder) {
  return {
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { preload: projectPath('electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/** The page: everything is a file of its own, because the content security policy allows nothing inline. */
function renderer(folder) {
  return {
    root: projectPath('renderer'),
    base: '/',
    plugins: [react(), earlyLinks()],
    build: {
      outDir: folder,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The worker that reads PDF files for the preview is loaded when one is looked at.
      chunkSizeWarningLimit: 3000,
      license: { fileName: 'licenses.md' },
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: startName(), includeDependenciesRecursively: false }] } },
      },
    },
  };
}

/**
 * Everything that draws the window is one file, whatever other views share with it. Only what its entry needs is apart.
 * @returns {(id: string, context: import('vite').Rolldown.ChunkingContext) => string | null}
 */
function startName() {
  let known = null;
  const reached = (file, context) => {
    const found = new Set([projectPath('renderer/src', file)]);
    for (const id of found) context.getModuleInfo(id)?.importedIds.forEach((next) => found.add(next));
    return found;
  };
  return (id, context) => {
    known ??= { entry: reached('main.ts', context), start: reached('start.tsx', context) };
    return known.start.has(id) && !known.entry.has(id) ? 'start' : null;
  };
}

/**
 * Names in the page what its small entry will ask for in any case, so that it is fetched and compiled meanwhile: the code that
 * draws the window, and the typeface of nearly all words.
 */
function earlyLinks() {
  return {
    name: 'early-links',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const files = Object.values(bundle);
        const start = files.find(
          (file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith('/src/start.tsx')),
        );
        const code = new Set();
        const add = (name) => {
          if (code.has(name)) return;
          code.add(name);
          bundle[name].imports.forEach(add);
        };
        if (start !== undefined) add(start.fileName);
        const fonts = Object.keys(bundle).filter((name) => /inter-latin-wght-normal/.test(name));
        const link = (attrs) => ({ tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head' });
        return [
          ...fonts.map((name) => link({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}` })),
          ...[...code].map((name) => link({ rel: 'modulepreload', href: `/${name}` })),
        ];
      },
    },
  };
}

/** Resolves after the first build of a watcher. */
function watched(watcher, onRebuild) {
  return new Promise((resolve) => {
    let first = true;
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_END') event.result.close();
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'END') return;
      if (first) resolve();
      else onRebuild();
      first = false;
    });
  });
}
