import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bridge, BridgeEvent } from '../../shared/ipc/bridge.ts';
import { paragraph } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import { expect, launchArguments, test } from './fixtures.ts';
import { saveReport } from './saved-report.ts';

declare const window: Window & { sameside: Bridge; events: BridgeEvent[] };

test.describe('the program', () => {
  test('says what it is, and that a first start is empty', async ({ sameside }) => {
    expect(await ask(sameside, 'app.info', null)).toEqual({
      version: '0.1.0',
      runtime: expect.stringMatching(/^Electron \d+\.\d+\.\d+$/) as unknown as string,
      profile: sameside.profile,
      theme: 'system',
      empty: true,
      notice: null,
      keys: {},
      restore: null,
    });
    await ask(sameside, 'note.create', { target: null, body: 'words' });
    expect((await ask(sameside, 'app.info', null)).empty).toBe(false);
  });

  test('remembers its theme, its place on the screen and its notes', async ({ sameside }) => {
    await ask(sameside, 'app.setTheme', { theme: 'dark' });
    await ask(sameside, 'note.create', { target: null, body: 'still here' });
    await sameside.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setBounds({ x: 40, y: 50, width: 1000, height: 700 }),
    );
    await sameside.restart();
    expect((await ask(sameside, 'app.info', null)).theme).toBe('dark');
    expect(await sameside.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    expect(
      await sameside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getNormalBounds()),
    ).toEqual({ x: 40, y: 50, width: 1000, height: 700 });
    const notes = await ask(sameside, 'note.list', { target: null, limit: 10 });
    expect(notes.map((note) => note.body)).toEqual(['still here']);
  });

  test('finishes what the page asks for in its last moment', async ({ sameside }) => {
    await sameside.window.evaluate(() => {
      addEventListener('beforeunload', () => {
        for (let count = 0; count < 20; count += 1) {
          void window.sameside.request('note.create', { target: null, body: `draft ${count}` });
        }
      });
    });
    await sameside.restart();
    expect(await ask(sameside, 'note.list', { target: null, limit: 100 })).toHaveLength(20);
  });

  test('opens once for a profile: a second start shows the first window and ends', async ({ sameside }) => {
    await sameside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
    const second = spawn(process.env.SAMESIDE_ELECTRON!, launchArguments(sameside.profile), { stdio: 'ignore' });
    const status = await new Promise((resolve) => second.once('close', resolve));
    expect(status).toBe(0);
    await expect
      .poll(() =>
        sameside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isMinimized())),
      )
      .toEqual([false]);
  });

  test('loads its page again when the page ends, and says so', async ({ sameside }) => {
    const notice: unknown = await sameside.app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      const loaded = (): Promise<void> =>
        new Promise((resolve) => webContents.once('did-finish-load', () => resolve()));
      // The end of the first load would pass for that of the second.
      if (webContents.isLoading()) await loaded();
      const loadedAgain = loaded();
      webContents.forcefullyCrashRenderer();
      await loadedAgain;
      // The window asked for the notice already, which is given once: it stands on the screen now.
      return webContents.executeJavaScript(`new Promise((resolve) => {
        const look = () => {
          const toast = document.querySelector('.toast');
          if (toast === null) requestAnimationFrame(look);
          else resolve(toast.textContent);
        };
        look();
      })`);
    });
    expect(notice).toContain('opened again');
  });

  test('tells the window what changed, and passes menu commands on', async ({ sameside }) => {
    const { app, window: page } = sameside;
    await page.evaluate(() => {
      window.events = [];
      window.sameside.subscribe((event) => window.events.push(event));
    });
    await ask(sameside, 'note.create', { target: null, body: 'words' });
    await ask(sameside, 'undo.last', null);
    await ask(sameside, 'app.setTheme', { theme: 'dark' });
    await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()!.items.flatMap((item) => item.submenu?.items ?? []);
      for (const label of ['Find', 'New note', 'Import files…', 'Undo last action']) {
        items.find((item) => item.label === label)!.click();
      }
    });
    await expect
      .poll(() => page.evaluate(() => window.events.filter((event) => event.type !== 'job.changed')))
      .toEqual([
        { type: 'records.changed' },
        { type: 'undo.changed' },
        { type: 'inbox.changed' },
        { type: 'conversation.changed', ids: [] },
        { type: 'records.changed' },
        { type: 'people.changed' },
        { type: 'triage.changed' },
        { type: 'undo.changed' },
        { type: 'theme.changed', dark: true },
        { type: 'command', command: 'search' },
        { type: 'command', command: 'new-note' },
        { type: 'command', command: 'import' },
        { type: 'command', command: 'undo' },
      ]);
  });

  test('keeps a log of JSON lines, without an error in a quiet run', async ({ sameside }) => {
    await ask(sameside, 'inbox.counts', null);
    await sameside.restart();
    const log = readFileSync(path.join(sameside.profile, 'logs/sameside.log'), 'utf8').trimEnd().split('\n');
    const entries = log.map((line) => JSON.parse(line) as { level: string; event: string });
    expect(entries.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(entries.map(({ event }) => event)).toEqual(['started', 'ended', 'started']);
  });
});

test.describe('files', () => {
  test('a report is written where the person says, in each format, and can be shown afterwards', async ({
    sameside,
  }) => {
    const { app, profile } = sameside;
    const folder = path.join(profile, 'exports');
    mkdirSync(folder);
    const { id } = await ask(sameside, 'report.create', { title: 'What people / asked for' });
    await saveReport(sameside, id, [paragraph('Their own words.', 'a')]);
    await app.evaluate(({ dialog, shell }, target) => {
      const offered: string[] = [];
      const shown: string[] = [];
      Object.assign(globalThis, { offered, shown });
      dialog.showSaveDialog = ((_window: unknown, { defaultPath }: { defaultPath: string }) => {
        const name = defaultPath.split(/[\\/]/).at(-1)!;
        offered.push(name);
        return Promise.resolve({ canceled: false, filePath: `${target}/${name}` });
      }) as typeof dialog.showSaveDialog;
      shell.showItemInFolder = (file) => void shown.push(file);
    }, folder);

    const order = (format: 'html' | 'md' | 'pdf') => ({
      ...{ reportId: id, editionId: null, audienceId: null, naming: null, key: crypto.randomUUID() },
      ...{ format, name: 'What people / asked for' },
    });
    const html = await ask(sameside, 'report.export', order('html'));
    const markdown = await ask(sameside, 'report.export', order('md'));
    const pdf = await ask(sameside, 'report.export', order('pdf'));
    expect(await app.evaluate(() => (globalThis as unknown as { offered: string[] }).offered)).toEqual([
      'What people - asked for.html',
      'What people - asked for.md',
      'What people - asked for.pdf',
    ]);
    expect(readFileSync(html!.path, 'utf8')).toContain('Their own words.');
    expect(readFileSync(html!.path, 'utf8')).toContain('font/woff2');
    expect(readFileSync(markdown!.path, 'utf8')).toContain('Their own words.');
    expect(readFileSync(pdf!.path).subarray(0, 5).toString()).toBe('%PDF-');

    await ask(sameside, 'file.reveal', { path: pdf!.path });
    expect(await app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toEqual([pdf!.path]);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('a closed dialog writes nothing and is no error', async ({ sameside }) => {
    const { id } = await ask(sameside, 'report.create', { title: '' });
    await sameside.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = (() => Promise.resolve({ canceled: true, filePath: '' })) as typeof dialog.showSaveDialog;
      dialog.showOpenDialog = (() =>
        Promise.resolve({ canceled: true, filePaths: [] })) as typeof dialog.showOpenDialog;
    });
    const order = { reportId: id, editionId: null, audienceId: null, naming: null, key: crypto.randomUUID(), name: '' };
    expect(await ask(sameside, 'report.export', { ...order, format: 'pdf' })).toBeNull();
    expect(await ask(sameside, 'import.choose', { what: 'files' })).toBeNull();
  });

  test('the sample inbox imports as a job that the window can follow', async ({ sameside }) => {
    const { jobId } = await ask(sameside, 'import.sample', null);
    const job = async () => (await ask(sameside, 'job.list', null)).find(({ id }) => id === jobId);
    await expect.poll(async () => (await job())?.state, { timeout: 30_000 }).toBe('done');
    expect((await job())!.result!.messages.failed).toBe(0);
    expect((await ask(sameside, 'inbox.counts', null)).messages).toBeGreaterThan(1000);
    const backup = await ask(sameside, 'backup.create', null);
    expect(readFileSync(path.join(backup.path, 'sameside.sqlite')).subarray(0, 15).toString()).toBe('SQLite format 3');
  });
});
