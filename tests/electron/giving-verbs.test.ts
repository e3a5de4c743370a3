import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ContributionHint } from '../../shared/model/contribution-hints.ts';
import { contributionHints } from '../../shared/model/contribution-hints.ts';
import type { Contribution, Credit, OwedPage, PromiseMade } from '../../shared/model/giving.ts';
import { openDatabaseClient } from '../../electron/db/client.ts';
import { jsonOf, runVerb } from './command.ts';
import { temporaryProfile } from './profile.ts';

const sample = fileURLToPath(new URL('../../build/sample-inbox/history.meta.stackexchange.com', import.meta.url));

describe('what people give, without a window', { timeout: 120_000 }, () => {
  it('is found in a real forum, marked, owed, credited, promised and exported', async () => {
    const profile = temporaryProfile();
    const data = ['--data', profile.folder];
    await jsonOf('import', sample, ...data);
    const database = await openDatabaseClient(profile);
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const { rows } = await database.call('inboxPage', { scope, before: null, limit: 200 });
    const hints: ContributionHint[] = [];
    for (const { id } of rows) {
      const { messages } = await database.call('conversation', { id });
      hints.push(...contributionHints(messages, await database.call('givingIn', { id })));
    }
    const accepted = hints.find(({ reason }) => reason === 'accepted')!;
    const conversationId = await database.call('conversationOfMessage', { id: accepted.messageId });
    await database.close();
    // What is found there today, to see at a glance what a change of the patterns finds and loses.
    expect(hints.filter(({ reason }) => reason === 'accepted')).toHaveLength(49);
    expect(hints.filter(({ kind }) => kind === 'idea')).toHaveLength(18);
    expect(hints.filter(({ reason }) => reason === 'thanked').map(({ said }) => said.slice(0, 40))).toEqual([
      '@sjaustirni Thanks, I think I may have b',
      '@LangLangC Thanks for the response.',
      'Thanks for the answer.',
      'Thanks @DVK, good point.',
      'Thank you neubau.',
      'Thank you for your contribution.',
      'Thank you for the compliment.',
      'Now I get it, thanks for bearing with me',
      'Somehow it works now, with the same pict',
      'thanks, good points, and noted',
      'Thanks for doing so.',
    ]);

    const found = await jsonOf<{ hints: ContributionHint[] }>('contribution', 'hints', String(conversationId), ...data);
    expect(found.hints).toContainEqual(accepted);
    const about = ['--message', String(accepted.messageId)];
    const add = ['contribution', 'add', ...about, '--kind', 'answer', ...data];
    const { contribution } = await jsonOf<{ contribution: Contribution }>(...add);
    expect((await runVerb(...add)).stderr).toContain('marked so already');
    const person = ['--person', String(contribution.personId)];
    const promised = await jsonOf<{ promise: PromiseMade }>(
      ...['promise', 'add', 'We will link it.', ...person, '--due', '2030-01-01', ...data],
    );
    const owed = await jsonOf<OwedPage>('credit', 'owed', ...data);
    expect(owed.people).toMatchObject([
      { who: contribution.who, contributions: [{ id: contribution.id }], promises: [{ id: promised.promise.id }] },
    ]);
    const { credits } = await jsonOf<{ credits: Credit[] }>(
      ...['credit', 'add', ...person, '--for', String(contribution.id), '--place', 'release-notes'],
      ...['--words', `Thanks to ${contribution.who}`, '--link', 'https://example.org/notes', ...data],
    );
    expect(credits).toMatchObject([{ contributionId: contribution.id, givenAt: expect.stringMatching(/^\d{4}-/) }]);
    await jsonOf('promise', 'keep', String(promised.promise.id), 'It is linked.', ...data);
    expect(await jsonOf('promise', 'list', '--state', 'kept', ...data)).toMatchObject({
      promises: [{ outcome: 'It is linked.' }],
    });
    expect(await jsonOf('credit', 'owed', ...data)).toMatchObject({ people: [] });

    const file = join(profile.folder, 'ledger');
    await jsonOf('credit', 'export', 'markdown', file, ...data);
    const ledger = readFileSync(file, 'utf8');
    expect(ledger).toContain('Thanked in release notes');
    expect(ledger).not.toContain(contribution.who);
    await jsonOf('credit', 'export', 'all-contributors', file, '--project', 'p', '--owner', 'o', ...data);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ projectName: 'p', contributors: [] });
    await jsonOf('credit', 'export', 'csv', file, ...data);
    expect(readFileSync(file, 'utf8').split('\r\n')).toHaveLength(4);

    const wrong = await runVerb('credit', 'add', ...person, '--place', 'nowhere', ...data);
    expect(wrong).toMatchObject({ status: 2 });
    expect(wrong.stderr).toContain('--place takes one of');
  });
});
