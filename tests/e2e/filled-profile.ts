import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, quit, start } from './fixtures.ts';
import { fillProfile } from './full-profile.ts';
import { test as sample } from './sample-inbox.ts';

/** Tests that begin with something in every view: it is put there once, each test gets a copy of its own. */
export const test = sample.extend<object, { filledProfile: string }>({
  filledProfile: [
    async ({ sampleProfile }, use) => {
      const profile = mkdtempSync(path.join(tmpdir(), 'sameside-filled-'));
      cpSync(sampleProfile, profile, { recursive: true });
      const running = await start(profile);
      await fillProfile(running);
      await quit(running.app);
      await use(profile);
      rmSync(profile, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  profile: async ({ filledProfile, profile }, use) => {
    cpSync(filledProfile, profile, { recursive: true, force: true });
    await use(profile);
  },
});

export { expect };
