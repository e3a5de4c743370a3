import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vite',
  test: {
    include: ['tests/{build,shared,electron,renderer}/**/*.test.{mjs,ts,tsx}'],
    pool: 'forks',
    // By itself it would leave one core alone, which is half of a small machine.
    maxWorkers: '100%',
    // Only what hangs is ended: a busy machine may take long.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
