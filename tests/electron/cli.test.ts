import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ImportResult, Report, Statistics } from '../../shared/model/records.ts';
import { writeMaildir } from '../bench/synthetic-mail.ts';
import { jsonOf, runVerb, startVerb } from './command.ts';
import { temporaryProfile } from './profile.ts';

const sample = fileURLToPath(new URL('../../build/sample-inbox/history.meta.stackexchange.com', import.meta.url));

describe('the verbs without a window', { timeout: 240_000 }, () => {
  it('go the whole way from an import to a report and back from a backup', async () => {
    const { folder } = temporaryProfile();
    const data = ['--data', folder];
    const imported = await jsonOf<ImportResult>('import', sample, ...data);
    expect(imported.messages).toEqual({ new: 1347, updated: 0, duplicate: 0, failed: 0 });
    expect(imported.source?.kind).toBe('stackexchange');
    const again = await jsonOf<ImportResult>('import', sample, ...data);
    expect(again.messages).toEqual({ new: 0, updated: 0, duplicate: 1347, failed: 0 });
    expect(again.conversations).toBe(imported.conversations);

    const search = await jsonOf<{
      total: number;
      hits: { id: number; conversationId: number; snippet: string }[];
      ms: number;
    }>('search', 'tags', '--limit', '3', ...data);
    expect(search.total).toBeGreaterThan(3);
    expect(search.hits).toHaveLength(3);
    const { conversationId, id } = search.hits[0]!;
    type Shown = { messages: { id: number; text: string; from: { personId: number } | null }[] };
    const shown = await jsonOf<Shown>('show', 'conversation', String(conversationId), ...data);
    const message = shown.messages.find((it) => it.id === id)!;

    const first = await jsonOf<{ conversations: { id: number; participants: string[] }[]; next: string }>(
      'list',
      '--limit',
      '2',
      ...data,
    );
    const second = await jsonOf<{ conversations: { id: number }[] }>(
      'list',
      '--limit',
      '2',
      '--after',
      first.next,
      ...data,
    );
    expect(new Set([...first.conversations, ...second.conversations].map((it) => it.id)).size).toBe(4);

    await jsonOf('note', 'add', 'Ask about this', '--conversation', String(conversationId), ...data);
    const report = await jsonOf<Report>('report', 'new', 'What people say', ...data);
    await jsonOf('report', 'add', String(report.id), '--heading', 'Tags', ...data);
    const words = message.text.slice(0, 20).trim();
    await jsonOf('report', 'add', String(report.id), '--message', String(id), '--words', words, ...data);
    for (const format of ['html', 'markdown']) {
      const out = join(folder, `report.${format}`);
      await jsonOf('export', 'report', String(report.id), '--format', format, '--out', out, ...data);
      expect(readFileSync(out, 'utf8')).toContain('What people say');
      const handOn = ['export', 'conversation', String(conversationId), '--notes', '--format', format, '--out', out];
      await jsonOf(...handOn, ...data);
      expect(readFileSync(out, 'utf8')).toContain('Ask about this');
    }

    const backup = join(folder, 'copy');
    await jsonOf('backup', '--out', backup, ...data);
    const before = await jsonOf<Statistics>('stats', ...data);
    expect(before).toMatchObject({ messages: 1347, notes: 1, evidence: 1, reports: 1, sources: 1 });
    await jsonOf('note', 'add', 'Written after the backup', ...data);
    const restored = await jsonOf<{ kept: string }>('restore', backup, ...data);
    expect(existsSync(restored.kept)).toBe(true);
    expect(await jsonOf<Statistics>('stats', ...data)).toMatchObject({ notes: 1, messages: 1347 });
    expect(await jsonOf('check', ...data)).toEqual({
      ok: true,
      integrity: 'ok',
      search: 'ok',
      orphans: 0,
      problems: [],
    });
  });

  it('tell wrong use from failure, in one line, with nothing on standard output', async () => {
    const { folder } = temporaryProfile();
    const attempt = async (...words: string[]) => {
      const { status, stdout, stderr } = await runVerb(...words, '--data', folder);
      return { status, stdout, lines: stderr.trim().split('\n').length };
    };
    expect(await attempt('improt', 'x')).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(await attempt('search')).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(await attempt('list', '--colour')).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(await attempt('import', join(folder, 'absent.mbox'), '--json')).toEqual({ status: 1, stdout: '', lines: 1 });
    expect(await attempt('search', 'is:lost', '--json')).toEqual({ status: 1, stdout: '', lines: 1 });
    expect(await attempt('show', 'conversation', '5')).toEqual({ status: 1, stdout: '', lines: 1 });
    writeFileSync(join(folder, 'words.txt'), 'Just some words.\n');
    expect(await attempt('import', join(folder, 'words.txt'))).toEqual({ status: 1, stdout: '', lines: 1 });
    expect(await attempt('restore', join(folder, 'words.txt'))).toEqual({ status: 1, stdout: '', lines: 1 });
  });

  it('notice a missing attachment and a message lost from the search index', async () => {
    const { folder } = temporaryProfile();
    const mail = join(folder, 'one.eml');
    writeFileSync(
      mail,
      'From: reader-1@example.org\nSubject: A file\nMessage-ID: <a@example.org>\nMIME-Version: 1.0\n' +
        'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the file.\n' +
        '--b\nContent-Type: application/octet-stream; name=data.bin\nContent-Disposition: attachment\n\nbytes\n--b--\n',
    );
    await jsonOf('import', mail, '--data', folder);
    const attachments = join(folder, 'attachments');
    renameSync(attachments, `${attachments}-elsewhere`);
    const { status, stdout } = await runVerb('check', '--json', '--data', folder);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [expect.stringContaining('is missing')] });
  });
});

describe('killing an import', { timeout: 300_000 }, () => {
  it('ten times over loses nothing and doubles nothing once it is run to its end', async () => {
    const whole = temporaryProfile();
    const maildir = join(whole.folder, 'maildir');
    writeMaildir(maildir, 1500);
    const expected = await jsonOf<ImportResult>('import', maildir, '--data', whole.folder);
    rmSync(whole.database);
    const { folder } = temporaryProfile();
    for (let kill = 0; kill < 10; kill += 1) {
      const { child, outcome } = startVerb(['import', maildir, '--data', folder]);
      const timer = setTimeout(() => child.kill('SIGKILL'), 250 + kill * 110);
      await outcome;
      clearTimeout(timer);
    }
    const last = await jsonOf<ImportResult>('import', maildir, '--data', folder);
    expect(last.messages.new + last.messages.duplicate).toBe(1500);
    expect({ ...last, messages: null, seconds: 0 }).toEqual({ ...expected, messages: null, seconds: 0 });
    expect(await jsonOf('check', '--data', folder)).toMatchObject({ ok: true });
    expect(await jsonOf<Statistics>('stats', '--data', folder)).toMatchObject({ messages: 1500, conversations: 375 });
  });
});
