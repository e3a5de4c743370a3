import { readFile } from 'node:fs/promises';
import { attachmentPath } from '../importers/attachment-store.ts';

export interface InlineFile {
  contentId: string;
  size: number;
  sha256: string;
}

const largestImage = 5 * 1024 * 1024;
const largestSum = 20 * 1024 * 1024;

/**
 * The pictures that came with a message as `data:` addresses by their Content-ID. Only PNG, JPEG, GIF and WebP by their first
 * bytes, whatever the message calls them; what is too large or not there is left out.
 * @param folder the attachment store
 */
export async function inlineImages(folder: string, files: readonly InlineFile[]): Promise<Record<string, string>> {
  const images: [string, string][] = [];
  let sum = 0;
  for (const { contentId, size, sha256 } of files) {
    if (size > largestImage || sum + size > largestSum) continue;
    const bytes = await readFile(attachmentPath(folder, sha256)).catch(() => null);
    const mimeType = bytes && pictureType(bytes);
    if (!bytes || !mimeType) continue;
    sum += size;
    images.push([contentId, `data:${mimeType};base64,${bytes.toString('base64')}`]);
  }
  return Object.fromEntries(images);
}

function pictureType(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return 'image/webp';
  return null;
}
