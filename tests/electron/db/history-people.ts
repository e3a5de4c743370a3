import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseApi } from '../../../electron/db/api.ts';
import { incoming } from '../profile.ts';

const root = join(import.meta.dirname, '../../..');

/** A site and its discussion site: an account of the one is the account of that number at the other, so the truth is known. */
export const site = 'history.stackexchange.com';
export const discussionSite = 'history.meta.stackexchange.com';

export interface Account {
  number: number;
  name: string;
}

/** The 2,294 accounts of the site. */
export function siteAccounts(): Account[] {
  return readFileSync(join(root, 'tests/fixtures/people/history-accounts.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([number, name]) => ({ number: Number(number), name: name! }));
}

/** The people of the sample inbox, who speak at the discussion site. */
function discussionAccounts(): Account[] {
  const users = readFileSync(join(root, `build/sample-inbox/${discussionSite}/Users.xml`), 'utf8');
  return [...users.matchAll(/<row Id="(\d+)" DisplayName="([^"]*)"/g)].map(([, number, name]) => ({
    number: Number(number),
    name: name!.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  }));
}

/** All of them, each with a word of their own. */
export function allSpeak(api: DatabaseApi): void {
  for (const [place, accounts] of [
    [site, siteAccounts()],
    [discussionSite, discussionAccounts()],
  ] as const) {
    const sourceId = api.ensureSource({ kind: 'stackexchange', name: place, address: null }).id;
    const messages = accounts.map(({ number, name }) =>
      incoming(`${place} ${number}`, {
        author: { place, address: String(number), name, url: `https://${place}/users/${number}` },
        text: 'A word.',
      }),
    );
    for (let at = 0; at < messages.length; at += 200) api.ingest({ sourceId, messages: messages.slice(at, at + 200) });
  }
  while (api.settleVoices(null));
}
