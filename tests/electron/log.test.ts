import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogFile } from '../../electron/log.ts';
import { textWithoutSecrets, withoutSecrets } from '../../electron/log-redaction.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sameside-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (name = 'sameside.log'): Record<string, unknown>[] =>
  readFileSync(path.join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('log file', () => {
  it('writes one JSON object a line, whatever stands in the fields', () => {
    const log = openLogFile(folder);
    const circle: Record<string, unknown> = { name: 'line one\nline two' };
    circle.self = circle;
    log.info('started', { circle, big: 10n, bytes: new Uint8Array(3), nothing: null });
    log.error('failed', { error: Object.assign(new Error('no luck'), { code: 'some-code', cause: 'why' }) });
    expect(lines()).toMatchObject([
      {
        level: 'info',
        event: 'started',
        circle: { name: 'line one\nline two', self: '(…)' },
        big: '10',
        bytes: '(3 bytes)',
      },
      { level: 'error', event: 'failed', error: { name: 'Error', message: 'no luck', code: 'some-code' } },
    ]);
    log.close();
  });

  it('keeps at most the given number of files, each at most the given size, the newest lines first', () => {
    const log = openLogFile(folder, { maxBytes: 1000, files: 3 });
    for (let index = 0; index < 60; index += 1) log.info('line', { index });
    log.close();
    expect(readdirSync(folder).sort()).toEqual(['sameside.1.log', 'sameside.2.log', 'sameside.log']);
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(1000);
    expect(lines().at(-1)).toMatchObject({ index: 59 });
    expect(lines('sameside.1.log').at(-1)!.index).toBe((lines()[0]!.index as number) - 1);
  });

  it('goes on where the last run stopped', () => {
    openLogFile(folder).info('first');
    openLogFile(folder).info('second');
    expect(lines().map((line) => line.event)).toEqual(['first', 'second']);
  });

  it('never throws where the folder cannot be written', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const log = openLogFile(path.join(file, 'logs'));
    expect(() => log.error('lost')).not.toThrow();
  });
});

describe('secrets stay out of the log', () => {
  it('by the name of the key, at any depth', () => {
    const secret = 'hunter2hunter2';
    const fields = {
      password: secret,
      accessToken: secret,
      tokens: [secret],
      headers: { 'Set-Cookie': secret, Authorization: `Basic ${secret}`, 'X-Api-Key': secret },
      error: Object.assign(new Error('refused'), { credentials: { user: secret } }),
      map: new Map([['client_secret', secret]]),
    };
    expect(JSON.stringify(withoutSecrets(fields))).not.toContain(secret);
    expect(withoutSecrets({ passages: 3, tokenised: true, key: 'j', author: 'reader-1' })).toEqual({
      passages: 3,
      tokenised: true,
      key: 'j',
      author: 'reader-1',
    });
  });

  it.each([
    ['https://reader:hunter2@example.org/feed', 'https://[removed]@example.org/feed'],
    ['https://a@b:hunter2@example.org/', 'https://[removed]@example.org/'],
    ['https://example.org/?access_token=hunter2&page=2', 'https://example.org/?access_token=[removed]&page=2'],
    [
      'https://example.org/feed?key=hunter2#id_token=hunter2',
      'https://example.org/feed?key=[removed]#id_token=[removed]',
    ],
    ['Authorization: Bearer hunter2.hunter2', 'Authorization: [removed]'],
    ['Cookie: a=hunter2; b=hunter2', 'Cookie: [removed]'],
    ['sent with Bearer hunter2hunter2', 'sent with Bearer [removed]'],
    ['{"password":"hunter2"}', '{"password":"[removed]"}'],
    ['the token was refused by example.org', 'the token was refused by example.org'],
    ['from reader-1@example.org', 'from reader-1@example.org'],
  ])('inside a text: %s', (text, expected) => {
    expect(textWithoutSecrets(text)).toBe(expected);
  });

  it('whatever the credentials of an address look like', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9._~!$&()*+,;=:-]{1,30}$/);
    fc.assert(
      fc.property(word, (password) => {
        const secret = `zq${password}qz`;
        expect(textWithoutSecrets(`failed: https://reader:${secret}@example.org/x`)).not.toContain(secret);
      }),
    );
  });
});
