import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appFolder, expect, test as base } from './fixtures.ts';
import { jsonOfVerb } from './verb.ts';

/** Tests that begin with the sample inbox: it is imported once, each test gets a copy of its own. */
export const test = base.extend<object, { sampleProfile: string }>({
  sampleProfile: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'sameside-sample-'));
      const archive = path.join(appFolder, 'build/sample-inbox/history.meta.stackexchange.com');
      await jsonOfVerb(folder, 'import', archive, '--source', 'Sample inbox');
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  profile: async ({ sampleProfile, profile }, use) => {
    cpSync(sampleProfile, profile, { recursive: true });
    await use(profile);
  },
});

export { expect };
