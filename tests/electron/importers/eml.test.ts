import { describe, expect, it } from 'vitest';
import { emlImporter } from '../../../electron/importers/eml.ts';
import { ImportError } from '../../../electron/importers/types.ts';
import { gathered } from './gathered.ts';
import { entryOf, fixture, messageOf, rememberingContext } from './mail/read.ts';

const recognised = (content: string | Buffer): boolean => emlImporter.recognises(entryOf('x', content));

describe('eml', () => {
  it('knows a message by its header block, whatever the name', () => {
    for (const name of ['japanese.txt', 'delivery-status.txt', 'issue358.txt', 'body.1.txt', 'missing-subtype.txt']) {
      expect(recognised(fixture(name)), name).toBe(true);
    }
    expect(recognised('\n\nFrom: a@example.org\nTo: b@example.org\n\nx')).toBe(true);
    expect(recognised('\ufeffReceived: by x\n\nx')).toBe(true);
    expect(recognised('From: a@example.org\nbroken line\nDate: today\n\nx')).toBe(true);
  });

  it.each([
    ['plain text', 'Dear reader,\n\nFrom: here To: there\n'],
    ['a page', '<!doctype html>\n<title>x</title>'],
    ['a feed', '<?xml version="1.0"?>\n<rss></rss>'],
    ['JSON', '{\n"from": "x",\n"to": "y"\n}'],
    ['a script', '#!/bin/sh\necho "Subject: x"\n'],
    ['source code', 'import x from "y";\nconst date: Date = new Date();\n'],
    ['settings', 'title: x\ndate: 2024-01-01\n\nwords'],
    ['a package list', 'Package: x\nVersion: 1\nDescription: y\n\n'],
    ['an answer of a web server', 'HTTP/1.1 200 OK\nDate: today\nContent-Type: text/html\n\n'],
    ['a mailbox', 'From a@example.org Mon Jan  1 10:00:00 2024\nFrom: a@example.org\nDate: x\n\nx'],
    ['nothing', ''],
  ])('does not take %s for a message', (_, content) => {
    expect(recognised(content)).toBe(false);
  });

  it('reads the one message and nothing when asked to go on behind it', async () => {
    const context = rememberingContext();
    const entry = entryOf('a.eml', 'From: a@example.org\nSubject: x\n\nwords');
    const [item] = await gathered(emlImporter.read(entry, context, 0));
    expect(messageOf(item)).toMatchObject({ text: 'words', where: 'a.eml' });
    expect(await gathered(emlImporter.read(entry, context, context.places[0] ?? 0))).toEqual([]);
  });

  it('makes a failure of a file that is too large', async () => {
    const entry = entryOf('a.eml', 'From: a@example.org\n\n');
    entry.bytes = async () => {
      throw new ImportError('too-large', 'x');
    };
    expect(await gathered(emlImporter.read(entry, rememberingContext(), 0))).toEqual([
      { type: 'failure', failure: { where: 'a.eml', reason: 'The message is larger than 25 MiB.' } },
    ]);
  });
});
