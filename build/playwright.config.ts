import { defineConfig } from '@playwright/test';

const displays = JSON.parse(process.env.SAMESIDE_DISPLAYS ?? '[{}]') as object[];

export default defineConfig({
  testDir: '../tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // One for each hidden display; on a person's own display windows take the focus from each other.
  workers: displays.length,
  fullyParallel: true,
  // A net for machines of others; the last line of the output says what needed it.
  retries: process.env.CI ? 1 : 0,
  // Slow machines take their time: nothing here measures it.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
});
