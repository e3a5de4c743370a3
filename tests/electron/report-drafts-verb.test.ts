import { describe, expect, it } from 'vitest';
import type { Report } from '../../shared/model/records.ts';
import { blocksWithin, writtenWords } from '../../shared/model/report-document.ts';
import { askedChange } from './asked-change.ts';
import { jsonOf, runVerb } from './command.ts';
import { temporaryProfile } from './profile.ts';

describe('the verb report, with templates', { timeout: 240_000 }, () => {
  it('fills itself with the material of its days, for an audience, and names nobody in its text', async () => {
    // Catches a template that needs the window, days taken in another time zone, and a name that gets into the text.
    const { data } = await askedChange({
      from: 'Quiet Garden <quiet.garden@example.org>',
      subject: 'File names, asks Quiet Garden',
      words: 'Quiet Garden here: keep every file name in the export.',
    });
    const days = ['--since', '2025-12-30', '--until', '2026-01-02'];
    const weekly = await jsonOf<Report>(
      ...['report', 'new', 'New year', '--template', 'weekly', '--audience', 'leadership', ...days, ...data],
    );
    expect(weekly).toMatchObject({ title: 'New year', audienceId: 2 });
    expect([...blocksWithin(weekly.document.content)].map(({ type }) => type)).toContain('change');
    expect(writtenWords(weekly.document)).toContain('30 December 2025 – 2 January 2026');

    const incident = await jsonOf<Report>(
      ...['report', 'new', 'What happened', '--template', 'incident', '--search', 'export', ...days, ...data],
    );
    const words = writtenWords(incident.document);
    expect(words).toContain('keep every file name in the export.');
    expect(words).not.toContain('Quiet Garden');
    const refused = await runVerb('report', 'new', 'X', '--template', 'nothing', ...data);
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('report templates lists them') });
  });

  it('keeps recurring reports: added, due, begun once for each period', async () => {
    const { folder } = temporaryProfile();
    const data = ['--data', folder];
    const { templates } = await jsonOf<{ templates: { key: string }[] }>('report', 'templates', ...data);
    expect(templates.map(({ key }) => key)).toEqual(['weekly', 'brief', 'leadership', 'incident']);
    await jsonOf('report', 'series', 'add', 'Digest', '--every', 'week', '--next', '2026-01-05', ...data);
    const list = (): Promise<{ series: { id: number; nextAt: string; coveredUntil: string }[] }> =>
      jsonOf('report', 'series', 'list', ...data);
    const [before] = (await list()).series;
    const report = await jsonOf<Report>('report', 'series', 'begin', String(before!.id), ...data);
    expect(report.title).toMatch(/^Digest, 29 December 2025 – /);
    const [after] = (await list()).series;
    expect(new Date(after!.nextAt).getTime()).toBeGreaterThan(Date.now());
    await jsonOf('report', 'series', 'delete', String(before!.id), ...data);
    expect((await runVerb('report', 'series', 'list', ...data)).stdout).toBe('No recurring reports.\n');
  });
});
