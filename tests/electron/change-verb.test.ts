import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChangeRow, ChangeVoice } from '../../shared/model/change.ts';
import { askedChange } from './asked-change.ts';
import { jsonOf, runVerb } from './command.ts';

describe('the verb change', { timeout: 180_000 }, () => {
  it('takes a change the whole way: begun, linked, declined only with a reason, shipped, told by a file', async () => {
    const { folder, data, changeId } = await askedChange({
      from: 'Reader One <reader-1@example.org>',
      subject: 'File names',
      words: 'Please keep every file name in the export.',
    });
    const id = String(changeId);
    await jsonOf('change', 'link', id, '--tracker', 'https://github.com/owner/name/issues/12', ...data);
    const refused = await runVerb('change', 'status', id, 'declined', ...data);
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('Say why it was declined') });
    await jsonOf('change', 'status', id, 'shipped', '--words', 'In version 4.1.', '--date', '2026-03-04', ...data);
    const { voices } = await jsonOf<{ voices: ChangeVoice[] }>('change', 'tell', id, ...data);
    expect(voices).toMatchObject([{ who: 'Reader One', told: null, places: [{ address: 'reader-1@example.org' }] }]);
    const out = join(folder, 'told.txt');
    await jsonOf('change', 'tell', id, '--person', String(voices[0]!.personId), '--to', out, ...data);
    expect(readFileSync(out, 'utf8')).toContain('In version 4.1.');
    const { changes } = await jsonOf<{ changes: ChangeRow[] }>('change', 'list', '--state', 'told', ...data);
    expect(changes).toMatchObject([{ title: 'Export keeps names', people: 1, untold: 0 }]);
    const shown = await runVerb('change', 'show', id, ...data);
    expect(shown.stdout).toContain('GitHub issue owner/name#12');
    expect((await runVerb('change', 'status', id, 'nowhere', ...data)).status).toBe(2);
  });
});
