import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentPath, createAttachmentStore } from '../../../electron/importers/attachment-store.ts';
import { copyAttachment } from '../../../electron/services/attachments.ts';
import { inlineImages } from '../../../electron/services/inline-images.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sameside-attachments-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function stored(contentId: string, bytes: Buffer, size = bytes.length) {
  return { contentId, size, sha256: await createAttachmentStore(folder).storeAttachment(bytes) };
}
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(20)]);
const gif = Buffer.from('GIF89a and more');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]);
const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ');

describe('pictures that came with a message', () => {
  it('become data addresses of the type that their bytes have', async () => {
    const files = [await stored('a', png), await stored('b', gif), await stored('c', jpeg), await stored('d', webp)];
    expect(await inlineImages(folder, files)).toEqual({
      a: `data:image/png;base64,${png.toString('base64')}`,
      b: `data:image/gif;base64,${gif.toString('base64')}`,
      c: `data:image/jpeg;base64,${jpeg.toString('base64')}`,
      d: `data:image/webp;base64,${webp.toString('base64')}`,
    });
  });

  it('are left out when they are no raster picture, too large, or lost', async () => {
    const svg = await stored('svg', Buffer.from('<svg onload="x()">'));
    const html = await stored('html', Buffer.from('<html>GIF89a'));
    const large = await stored('large', Buffer.concat([png, Buffer.from('large')]), 6 * 1024 * 1024);
    const lost = { contentId: 'lost', size: 3, sha256: 'a'.repeat(64) };
    expect(await inlineImages(folder, [svg, html, large, lost])).toEqual({});
  });

  it('stop at 20 MiB a message, so that the window is not flooded', async () => {
    const one = await stored('0', png, 5 * 1024 * 1024);
    const files = Array.from({ length: 9 }, (_, index) => ({ ...one, contentId: String(index) }));
    expect(Object.keys(await inlineImages(folder, files))).toEqual(['0', '1', '2', '3']);
  });

  it('a Content-ID that is a name of Object is only a name', async () => {
    const images = await inlineImages(folder, [await stored('__proto__', png)]);
    expect(Object.keys(images)).toEqual(['__proto__']);
  });
});

describe('saving an attachment', () => {
  it('copies its bytes, and says when the store has lost them', async () => {
    const { sha256 } = await stored('a', gif);
    const target = path.join(folder, 'saved.gif');
    await copyAttachment(folder, sha256, target);
    expect((await readFile(target)).equals(gif)).toBe(true);
    await rm(attachmentPath(folder, sha256));
    await expect(copyAttachment(folder, sha256, target)).rejects.toMatchObject({ code: 'attachment-missing' });
    expect((await readFile(target)).equals(gif)).toBe(true);
  });
});
