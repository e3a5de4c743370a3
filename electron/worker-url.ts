const sources = {
  'db-worker': './db/worker.ts',
  'check-worker': './db/check-worker.ts',
  'import-worker': './importers/worker.ts',
  'spell-worker': './spelling/worker.ts',
};

/** Where a worker's code lies: beside the bundle, or among the sources when they run unbundled (tests, bench). */
export function workerUrl(name: keyof typeof sources): URL {
  const unbundled = import.meta.url.endsWith('.ts');
  return new URL(unbundled ? sources[name] : `./${name}.js`, import.meta.url);
}
