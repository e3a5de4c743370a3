import type { PictureKind } from '../../../shared/model/report-content.ts';
import { request } from '../ipc.ts';

/** So many pictures are kept at hand. */
const kept = 60;
const urls = new Map<string, Promise<string>>();

/** The address under which a picture of a report can be shown. Rejects when there is no such picture. */
export function assetUrl(hash: string): Promise<string> {
  const known = urls.get(hash);
  if (known !== undefined) return known;
  const url = request('asset.get', { hash }).then(({ mime, base64 }) => `data:${mime};base64,${base64}`);
  urls.set(hash, url);
  url.catch(() => urls.delete(hash));
  if (urls.size > kept) urls.delete(urls.keys().next().value!);
  return url;
}

/** Keeps a picture for reports. Sizes in CSS pixels. @returns the name that blocks have for it */
export async function addAsset(picture: Blob, size: { width: number; height: number }): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const { hash } = await request('asset.add', { mime: picture.type as PictureKind, base64: base64Of(bytes), ...size });
  return hash;
}

function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // Spread at once, many bytes are too many arguments.
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join(''));
}
