import { request } from '../ipc.ts';

/** So many pictures are kept at hand. */
const kept = 60;
const urls = new Map<string, Promise<string>>();

/** The address under which a picture of a report can be shown. Rejects when there is no such picture. */
export function assetUrl(asset: string): Promise<string> {
  const known = urls.get(asset);
  if (known !== undefined) return known;
  const url = request('report.picture', { asset }).then(({ mime, base64 }) => `data:${mime};base64,${base64}`);
  urls.set(asset, url);
  url.catch(() => urls.delete(asset));
  if (urls.size > kept) urls.delete(urls.keys().next().value!);
  return url;
}
