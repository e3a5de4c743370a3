import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { printableLine } from '../../../../electron/export/plain-parts.ts';
import { mailHtml } from '../../../../electron/export/report/mail-html.ts';
import { reportMail } from '../../../../electron/export/report/mail.ts';
import { readContents } from '../../../../electron/importers/mail/contents.ts';
import { headerText } from '../../../../electron/importers/mail/header-text.ts';
import { readHeaders } from '../../../../electron/importers/mail/headers.ts';
import { readParts } from '../../../../electron/importers/mail/mime-tree.ts';
import { everyAsset, everyBlock, everyPlaces, everyWords } from '../every-block.ts';
import { hostileText } from '../hostile-text.ts';

const setting = { locale: 'en-GB', timeZone: 'UTC', fonts: null, paper: 'A4' as const };

/** A written mail as a program reads it. */
async function read(words: string) {
  const told = { reportId: 1, editionId: null, content: everyBlock(words), assets: everyAsset, evidence: [], setting };
  const bytes = Buffer.from(await reportMail(told));
  const headers = readHeaders(bytes, 1_000_000)!;
  const fields = new Map(
    bytes
      .toString('latin1', 0, bytes.indexOf('\r\n\r\n'))
      .split(/\r\n(?![ \t])/)
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]),
  );
  return { fields, root: readParts(bytes, headers), bytes };
}

/** Every tag with the names of its attributes, and the words. */
function parsed(html: string) {
  const tags: string[] = [];
  let words = '';
  const parser = new Parser({
    onopentag: (name, attributes) => tags.push(`${name} ${Object.keys(attributes).join(' ')}`),
    ontext: (text) => (words += text),
  });
  parser.end(html);
  return { tags, words };
}

describe('a report as a mail', () => {
  test('would catch a part, a picture or a block that is missing, and an address that was made up', async () => {
    const words = 'Some words of a reader';
    const { fields, root, bytes } = await read(words);
    expect(headerText(fields.get('subject')!)).toBe(words);
    for (const name of ['from', 'to', 'cc', 'sender', 'message-id']) expect(fields.has(name)).toBe(false);
    expect(fields.get('x-unsent')).toBe('1');
    expect(root.type).toBe('multipart/alternative');
    const [plain, related] = root.children;
    expect([plain!.type, related!.type]).toEqual(['text/plain', 'multipart/related']);
    const [html, picture] = related!.children;
    expect([html!.type, picture!.type, picture!.disposition]).toEqual(['text/html', 'image/png', 'inline']);
    expect(html!.content.toString()).toContain(`src="cid:${picture!.contentId}"`);
    expect(picture!.content.equals([...everyAsset.values()][0]!.bytes)).toBe(true);
    for (const part of [plain!.content.toString(), html!.content.toString()]) {
      const flat = part.replace(/\s+/g, ' ');
      expect(flat.match(new RegExp(words, 'g'))!.length).toBeGreaterThanOrEqual(everyPlaces - 1);
      for (const one of everyWords) expect(flat).toContain(one);
    }
    expect(readContents(root).files.map(({ inline }) => inline)).toEqual([true]);
    for (const line of bytes.toString('latin1').split('\r\n')) expect(line.length).toBeLessThan(999);
  });

  test('would catch words of strangers that become headers or markup', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (some) => {
        const { fields, root } = await read(`A${some}Z`);
        expect([...fields.keys()].sort()).toEqual([...['content-type', 'date', 'mime-version', 'subject', 'x-unsent']]);
        expect(headerText(fields.get('subject')!).replace(/\s+/g, ' ').trim()).toBe(printableLine(`A${some}Z`));
        expect(root.children.map(({ type }) => type)).toEqual(['text/plain', 'multipart/related']);
      }),
      { numRuns: 40 },
    );
    const shapeOf = (text: string) => parsed(mailHtml({ content: everyBlock(text), setting }, () => null)).tags;
    const shape = shapeOf('word');
    fc.assert(
      fc.property(hostileText, (some) => {
        expect(shapeOf(`A${some}Z`).filter((tag) => tag !== 'br ')).toEqual(shape.filter((tag) => tag !== 'br '));
      }),
      { numRuns: 100 },
    );
  });

  test('would catch what mail programs do not show', () => {
    const { tags } = parsed(mailHtml({ content: everyBlock('x'), setting }, () => 'cid:1@report'));
    const names = new Set(tags.map((tag) => tag.split(' ')[0]!));
    for (const name of ['style', 'svg', 'script', 'link', 'figure', 'details']) expect(names.has(name)).toBe(false);
  });
});
