import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { ask } from './ask.ts';
import { expect, test } from './fixtures.ts';
import { clickMenu, expectWindows, openedBy } from './pages/desktop.ts';

declare const window: Window & { sameside: Bridge };

/** A frame as messages are shown in: sandboxed, with its own policy first. */
const messageFrame = (body: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">${body}`;

test.describe('the window', () => {
  test('is sandboxed, isolated and without Node, whatever else changes', async ({ sameside }) => {
    const preferences = await sameside.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, webSecurity: true });
    // Electron leaves out some that are off.
    for (const name of [
      'nodeIntegration',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'webviewTag',
      'plugins',
      'navigateOnDragDrop',
    ]) {
      expect(preferences[name] ?? false, name).toBe(false);
    }
    const reach = await sameside.window.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
      bridge: Object.keys(window.sameside).sort(),
    }));
    expect(reach).toEqual({ node: [], bridge: ['pathOf', 'request', 'subscribe'] });
  });

  test('has the same switches in every window that we open, and each of them is answered', async ({ sameside }) => {
    // Catches a window that is made some other way.
    const { app, window: main } = sameside;
    const { id } = await ask(sameside, 'report.create', { title: 'A report' });
    const beside = await openedBy(sameside, () => ask(sameside, 'window.open', { place: { type: 'report', id } }));
    const quickNote = await openedBy(sameside, () => clickMenu(sameside, 'Quick note'));
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
      ),
    );
    expect(preferences).toHaveLength(3);
    expect(preferences[1]).toEqual(preferences[0]);
    expect(preferences[2]).toEqual(preferences[0]);
    for (const page of [main, beside, quickNote]) {
      const answer = await page.evaluate(() => window.sameside.request('inbox.counts', null));
      expect(answer.ok).toBe(true);
      expect(await page.evaluate(() => window.open('app://bundle/index.html') === null)).toBe(true);
      expect(await page.evaluate(() => Object.keys(window.sameside).sort())).toEqual([
        'pathOf',
        'request',
        'subscribe',
      ]);
    }
    await expectWindows(sameside, 3);
  });

  test('is served with the whole policy', async ({ sameside }) => {
    expect(sameside.window.url()).toMatch(/^app:\/\/bundle\/index\.html/);
    const headers = await sameside.window.evaluate(async () =>
      Object.fromEntries((await fetch('/index.html')).headers),
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    const policy = headers['content-security-policy']!.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        expect.stringMatching(/^style-src 'self' 'sha256-[\w+/]{43}='$/),
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types dompurify pdf-worker',
        "worker-src 'self'",
        'frame-src app://bundle/preview/ http: https: mailto:',
      ]),
    );
    expect(policy.join(' ')).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  });
});

test.describe('leaving the page', () => {
  test.use({
    expectedErrors: ['example.invalid', 'app://', 'Content Security Policy', 'Failed to load resource', 'Not allowed'],
  });

  test('new windows and navigation are refused', async ({ sameside }) => {
    const { app, window: page } = sameside;
    const opened = await page.evaluate(() => window.open('https://example.invalid/') === null);
    expect(opened).toBe(true);
    for (const address of [
      'https://example.invalid/',
      'file:///etc/passwd',
      'app://bundle/index.html?other',
      'data:text/html,x',
    ]) {
      await page.evaluate((to) => {
        location.assign(to);
      }, address);
    }
    await page.evaluate(() => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = 'https://example.invalid/';
      link.click();
      link.remove();
    });
    await expect.poll(() => page.evaluate(() => location.href)).toMatch(/^app:\/\/bundle\/index\.html$/);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('no request leaves, neither by the policy nor around it', async ({ sameside }) => {
    const { app, window: page } = sameside;
    const byFetch = await page.evaluate(() =>
      Promise.all(
        ['http://example.invalid/', 'https://example.invalid/', 'file:///etc/passwd', 'http://127.0.0.1:1/'].map(
          (address) =>
            fetch(address).then(
              () => 'answered',
              () => 'refused',
            ),
        ),
      ),
    );
    expect(byFetch).toEqual(['refused', 'refused', 'refused', 'refused']);
    // The main process asks in the page's session, where no policy applies: the session itself has to refuse.
    const bySession = await app.evaluate(({ session }) =>
      Promise.all(
        ['http://127.0.0.1:1/', 'https://example.invalid/'].map((address) =>
          session.defaultSession.fetch(address).then(
            () => 'answered',
            (error: Error) => error.message,
          ),
        ),
      ),
    );
    expect(bySession).toEqual(['net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_BLOCKED_BY_CLIENT']);
  });

  test('nothing outside of the built page can be read through its scheme', async ({ sameside }) => {
    const statuses = await sameside.window.evaluate(() =>
      Promise.all(
        [
          '/../electron/main.js',
          '/..%2felectron%2fmain.js',
          '/%2e%2e%2felectron/main.js',
          '/..%5celectron%5cmain.js',
          '/stamp',
          '/%00',
        ].map((address) => fetch(address).then((response) => response.status)),
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
    const posted = await sameside.window.evaluate(() =>
      fetch('/index.html', { method: 'POST', body: 'x' }).then(({ status }) => status),
    );
    expect(posted).toBe(405);
  });

  test('permissions, devices and captures are refused', async ({ sameside }) => {
    const answers = await sameside.window.evaluate(async () => {
      const refused = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'granted',
          () => 'refused',
        );
      const state = (name: string): Promise<string> =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state: answer }) => answer);
      return {
        camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await refused(navigator.mediaDevices.getDisplayMedia({ video: true })),
        location: await refused(
          new Promise((resolve, reject) => {
            navigator.geolocation.getCurrentPosition(resolve, reject);
          }),
        ),
        clipboard: await refused(navigator.clipboard.readText()),
        geolocation: await state('geolocation'),
        midi: await state('midi'),
        clipboardRead: await state('clipboard-read'),
      };
    });
    expect(answers).toEqual({
      camera: 'refused',
      microphone: 'refused',
      screen: 'refused',
      location: 'refused',
      clipboard: 'refused',
      geolocation: 'denied',
      midi: 'denied',
      clipboardRead: 'denied',
    });
  });

  test('a downloaded file is refused', async ({ sameside }) => {
    const { app, window: page } = sameside;
    await app.evaluate(({ session }) => {
      session.defaultSession.on('will-download', (event) => {
        Object.assign(globalThis, { refusedDownload: event.defaultPrevented });
      });
    });
    await page.evaluate(() => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = '/index.html';
      link.download = 'page.html';
      link.click();
      link.remove();
    });
    await expect
      .poll(() => app.evaluate(() => (globalThis as { refusedDownload?: boolean }).refusedDownload))
      .toBe(true);
  });
});

test.describe('what a message may do', () => {
  test.use({ expectedErrors: ['example.invalid', 'about:srcdoc', 'Content Security Policy', 'sandboxed'] });

  test('a click on its link stays, and asks with the real host before anything opens', async ({ sameside }) => {
    const { app, window: page } = sameside;
    await app.evaluate(({ dialog, shell }) => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
        seen.push(options.message);
        return Promise.resolve({ response: seen.length === 1 ? 1 : 0, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
      shell.openExternal = ((address: string) => {
        seen.push(address);
        return Promise.resolve();
      }) as typeof shell.openExternal;
    });
    await showFrame(
      page,
      messageFrame(
        '<p><a href="https://ex\u0430mple.invalid/x">words</a></p><p><a href="mailto:reader-1@example.invalid">mail</a></p>',
      ),
    );
    const frame = page.frameLocator('#probe');
    await frame.getByText('words').click();
    const seen = (): Promise<unknown> => app.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen);
    await expect.poll(seen).toEqual(['Open xn--exmple-4nf.invalid in your browser?']);
    await frame.getByText('mail').click();
    await expect
      .poll(seen)
      .toEqual([
        'Open xn--exmple-4nf.invalid in your browser?',
        'Write to reader-1@example.invalid?',
        'mailto:reader-1@example.invalid',
      ]);
    await expect(frame.getByText('words')).toBeVisible();
  });

  test('it runs no script, loads nothing, and shows the pictures that came with it', async ({ sameside }) => {
    const { window: page } = sameside;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('app:') && !request.url().startsWith('data:')) asked.push(request.url());
    });
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    await showFrame(
      page,
      messageFrame(
        `<p>words</p><img id="own" src="${pixel}" width="40" height="40"><img src="https://example.invalid/a.png">
         <script>document.body.textContent = 'ran'</script><img src="x" onerror="document.body.textContent = 'ran'">
         <iframe src="https://example.invalid/"></iframe><link rel="stylesheet" href="https://example.invalid/a.css">
         <form action="https://example.invalid/"><button>send</button></form>`,
      ),
    );
    const frame = page.frameLocator('#probe');
    await expect(frame.getByText('words')).toBeVisible();
    await frame.getByText('send').click();
    await expect(frame.getByText('words')).toBeVisible();
    await expect(frame.locator('#own')).toHaveJSProperty('naturalWidth', 1);
    expect(asked.filter((address) => !address.startsWith('https://example.invalid/'))).toEqual([]);
    const answered = await sameside.app.evaluate(({ session }) =>
      session.defaultSession.fetch('https://example.invalid/a.png').then(
        () => true,
        () => false,
      ),
    );
    expect(answered).toBe(false);
  });
});

test.describe('requests', () => {
  test('of a wrong shape get an envelope with an error, and the next one is answered', async ({ sameside }) => {
    const codes = await sameside.window.evaluate(async () => {
      const ask = window.sameside.request as (
        name: unknown,
        input: unknown,
      ) => Promise<{ ok: boolean; error?: { code: string } }>;
      const answers = [
        await ask('nothing.here', null),
        await ask('__proto__', null),
        await ask({ name: 'inbox.counts' }, null),
        await ask('inbox.page', { view: 'everything' }),
        await ask('conversation.act', { target: { ids: ['1'] }, action: { type: 'done' } }),
        await ask('conversation.act', new Map([['target', { ids: [1] }]])),
        await ask('search.run', { query: 'x'.repeat(9_000_000) }),
        await ask('report.get', { id: 999_999 }),
        await ask('file.reveal', { path: '/etc/passwd' }),
        await ask('import.paths', { paths: ['relative'] }),
        await ask('link.open', { url: 'file:///etc/passwd' }),
        await ask('inbox.counts', null),
      ];
      return answers.map((answer) => (answer.ok ? 'ok' : answer.error!.code));
    });
    expect(codes).toEqual([
      'unknown-request',
      'unknown-request',
      'unknown-request',
      'bad-request',
      'bad-request',
      'too-large',
      'too-large',
      'not-found',
      'unknown-file',
      'not-found',
      'link-refused',
      'ok',
    ]);
  });

  test('from another window or a frame are not answered', async ({ sameside }) => {
    const { app } = sameside;
    const answer = await app.evaluate(async ({ BrowserWindow, app: program }) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${program.getAppPath()}/dist/electron/preload.cjs`,
          sandbox: true,
          contextIsolation: true,
        },
      });
      await other.loadURL('app://bundle/index.html');
      const result: unknown = await other.webContents.executeJavaScript(
        `window.sameside.request('inbox.counts', null)`,
      );
      other.destroy();
      return result;
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});

/** Puts a sandboxed frame into the page the way messages are shown. */
async function showFrame(page: Page, html: string): Promise<void> {
  await page.evaluate((source) => {
    const frame = document.createElement('iframe');
    frame.id = 'probe';
    frame.setAttribute('sandbox', '');
    Object.assign(frame.style, {
      position: 'fixed',
      inset: '0',
      width: '500px',
      height: '300px',
      zIndex: '9999',
      background: 'white',
    });
    const types = (
      window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): { createHTML(html: string): string } };
      }
    ).trustedTypes;
    document.body.append(frame);
    frame.srcdoc = types.createPolicy('dompurify', { createHTML: (html: string) => html }).createHTML(source);
  }, html);
}
