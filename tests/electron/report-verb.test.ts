import { describe, expect, it } from 'vitest';
import type { ComparedBlock } from '../../shared/model/compare-reports.ts';
import type { Edition, EditionSummary } from '../../shared/model/edition.ts';
import type { Report } from '../../shared/model/records.ts';
import { jsonOf, runVerb } from './command.ts';
import { temporaryProfile } from './profile.ts';

describe('the verb report', { timeout: 180_000 }, () => {
  it('publishes, shows what was published, and tells what was written since', async () => {
    // Catches a verb that publishes something else than it shows, and a comparison the wrong way round.
    const { folder } = temporaryProfile();
    const data = ['--data', folder];
    const { id } = await jsonOf<Report>('report', 'new', 'March', ...data);
    const refused = await runVerb('report', 'publish', String(id), ...data);
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('page is empty') });
    expect((await runVerb('report', 'diff', String(id), ...data)).stderr).toContain('not published yet');
    await jsonOf('report', 'add', String(id), '--text', 'Two people asked for it.', ...data);
    const { published } = await jsonOf<{ published: EditionSummary }>('report', 'publish', String(id), ...data);
    expect(published).toMatchObject({ number: 1, edition: 1, reportId: id });
    await jsonOf('report', 'add', String(id), '--text', 'Many more since.', ...data);
    const { blocks } = await jsonOf<{ blocks: ComparedBlock[] }>('report', 'diff', String(id), ...data);
    expect(blocks.map(({ kind }) => kind)).toEqual(['same', 'same', 'added']);
    const told = await runVerb('report', 'diff', String(id), '--from', 'draft', '--to', '1', ...data);
    expect(told.stdout.trim()).toBe('- paragraph  Many more since.');
    const shown = await jsonOf<Edition>('report', 'show', String(id), '--edition', '1', ...data);
    expect(shown).toMatchObject({ state: 'unchanged', hash: published.hash });
    expect((await runVerb('report', 'list', ...data)).stdout).toContain('March  (number 1, edition 1)');
    expect((await runVerb('report', 'diff', String(id), '--from', 'nothing', ...data)).status).toBe(2);
  });
});
