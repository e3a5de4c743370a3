import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { frameStyle } from '../../shared/model/frame-style.ts';
import { host, scheme } from './page-scheme.ts';
import { previewBase, type PreviewPages } from './preview-pages.ts';

/** Where the window's page lies. */
export const pageAddress = `${scheme}://${host}/index.html`;

/**
 * Frames may *ask* for the addresses that a message links to, so that a click reaches the navigation guard, which refuses it
 * and offers the address. With 'none' the click would blank the message instead.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'sha256-${createHash('sha256').update(frameStyle).digest('base64')}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  `frame-src ${previewBase} http: https: mailto:`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify pdf-worker',
].join('; ');

/**
 * A preview is HTML of our own making, with its style, its fonts and its pictures inside. Whatever came into it all the same: it has
 * no origin, runs nothing, loads nothing, and is shown within our page alone.
 */
const previewPolicy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const mimeTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Whether an address is one of our own page. `origin` says 'null' for this scheme, so its parts are compared. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === host;
}

/** Whether an address is that of a preview, without `#` and what follows. */
export function isPreviewAddress(address: string): boolean {
  return address.startsWith(previewBase);
}

/** What is answered to one request; `folder` is absolute. */
export async function pageResponse(
  folder: string,
  method: string,
  address: string,
  previews: PreviewPages,
): Promise<Response> {
  if (!isPageAddress(address)) return refusal(403);
  if (method !== 'GET') return refusal(405);
  if (isPreviewAddress(address)) {
    const page = previews.found(address);
    if (page === null) return refusal(404);
    const headers = { ...safeHeaders, 'content-security-policy': previewPolicy, 'content-type': page.mimeType };
    return new Response(typeof page.bytes === 'string' ? page.bytes : new Uint8Array(page.bytes), { headers });
  }
  const file = fileOf(folder, new URL(address).pathname);
  const mimeType = file === null ? undefined : mimeTypes[path.extname(file)];
  if (file === null || mimeType === undefined) return refusal(404);
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { ...safeHeaders, 'content-type': mimeType },
    });
  } catch {
    return refusal(404);
  }
}

/** The bytes of a picture, and what they are by themselves. */
export interface KeptPicture {
  mime: string;
  bytes: Uint8Array;
}

/** What is answered to a request for a picture of a report, by the hash of its bytes; null for any other request. */
export async function pictureResponse(
  picture: (hash: string) => Promise<KeptPicture | undefined>,
  method: string,
  address: string,
): Promise<Response | null> {
  const hash = isPageAddress(address)
    ? /^\/report-picture\/([0-9a-f]{64})$/.exec(new URL(address).pathname)?.[1]
    : undefined;
  if (hash === undefined) return null;
  if (method !== 'GET') return refusal(405);
  const found = await picture(hash).catch(() => undefined);
  if (found === undefined || !/^image\/(?:png|jpeg|gif|webp)$/.test(found.mime)) return refusal(404);
  return new Response(new Uint8Array(found.bytes), {
    // The same address is always the same bytes.
    headers: { ...safeHeaders, 'content-type': found.mime, 'cache-control': 'private, max-age=31536000, immutable' },
  });
}

const safeHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

function refusal(status: number): Response {
  return new Response(null, { status, headers: safeHeaders });
}

/** The file inside `folder` that a path of an address names, null for one that would leave it. */
function fileOf(folder: string, pathname: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\0\\:]/.test(name)) return null;
  const file = path.resolve(folder, `.${name}`);
  return file.startsWith(folder + path.sep) ? file : null;
}
