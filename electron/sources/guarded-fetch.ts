import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { FetchError, fetchErrorOf, statusError } from './fetch-error.ts';
import { isGlobalAddress, isPrivateName } from './global-address.ts';

/** What one answer may cost. */
export interface FetchLimits {
  redirects: number;
  /** Bytes as they come over the network. */
  wireBytes: number;
  /** Bytes after decompression. */
  bytes: number;
  /** Milliseconds until the headers of each answer. */
  headersTime: number;
  /** Milliseconds for everything, redirects included. */
  time: number;
}

const LIMITS: FetchLimits = {
  redirects: 5,
  wireBytes: 10 * 2 ** 20,
  bytes: 50 * 2 ** 20,
  headersTime: 15_000,
  time: 60_000,
};
const HEADER_BYTES = 64 * 1024;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface GuardedFetchOptions {
  /** Exact `host:port` pairs that the user allows although their addresses are not global. */
  allowedHosts?: readonly string[];
  /** Value of the Accept header. */
  accept?: string;
  /** What the last answer gave: a server may then say that nothing has changed. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  signal?: AbortSignal | undefined;
  limits?: Partial<FetchLimits>;
  /** Resolves names in place of the system. */
  lookup?: typeof systemLookup;
}

export interface GuardedAnswer {
  /** 200 to 299, or 304 when nothing has changed since `etag` or `lastModified`. */
  status: number;
  /** Where the answer came from in the end. */
  address: string;
  /** Where the address has moved for good, when every redirect said so. */
  movedTo: string | null;
  contentType: string | undefined;
  etag: string | undefined;
  lastModified: string | undefined;
  /** Decompressed; empty for 304. */
  body: Buffer;
}

/**
 * Fetches an address that a stranger may have chosen: http or https only, no name or password in it, only hosts whose
 * every address is global (or that the user allowed), each redirect checked anew, bounded in bytes and time.
 * Works in any thread. Throws `FetchError`.
 */
export async function guardedFetch(address: string, options: GuardedFetchOptions = {}): Promise<GuardedAnswer> {
  const limits = { ...LIMITS, ...options.limits };
  const deadline = new AbortController();
  const tooSlow = new FetchError('too-slow', `The answer took longer than ${limits.time / 1000} seconds.`);
  const timer = setTimeout(() => deadline.abort(tooSlow), limits.time);
  const cancel = (): void => deadline.abort(new FetchError('cancelled', 'Cancelled.'));
  options.signal?.addEventListener('abort', cancel, { once: true });
  if (options.signal?.aborted === true) cancel();
  try {
    let url = checkedUrl(address, null);
    let mayBePrivate = true;
    let movedTo: string | null = null;
    let movedForGood = true;
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      // Only what the user named may lead to a private address, never a redirect from the outside.
      mayBePrivate &&= isAllowedHost(url, options.allowedHosts ?? []);
      if (!mayBePrivate) refusePrivate(url);
      const answer = await answerOf(url, mayBePrivate, options, limits, deadline.signal);
      const location = answer.headers.location;
      const status = answer.statusCode ?? 0;
      if (!REDIRECTS.has(status) || location === undefined) {
        const body = await bodyOf(answer, url, limits, deadline.signal);
        return { ...answerFacts(answer), status, address: url.href, movedTo, body };
      }
      answer.destroy();
      url = checkedUrl(location, url);
      movedForGood &&= status === 301 || status === 308;
      movedTo = movedForGood ? url.href : movedTo;
    }
    throw new FetchError('too-many-redirects', `${url.host} leads from one address to the next without an end.`);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', cancel);
  }
}

function checkedUrl(address: string, base: URL | null): URL {
  let url: URL;
  try {
    url = base === null ? new URL(address.trim()) : new URL(address, base);
  } catch {
    throw new FetchError('bad-address', 'This is not an address that can be read. It begins with https:// or http://.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('bad-address', `Only https and http addresses are read, not ${url.protocol.slice(0, 40)}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchError('bad-address', 'An address with a name or a password in it is not read.');
  }
  if (url.hostname === '') throw new FetchError('bad-address', 'This address names no host.');
  url.hash = '';
  return url;
}

/** Whether the user allowed the host and port of this address. */
export function isAllowedHost(url: URL, allowedHosts: readonly string[]): boolean {
  const port = url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80';
  return allowedHosts.some((allowed) => allowed.trim().toLowerCase() === `${url.hostname}:${port}`);
}

function refusePrivate(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isRefused = isIP(host) === 0 ? isPrivateName(host) : !isGlobalAddress(host);
  if (isRefused) throw privateAddress(url.hostname);
}

function privateAddress(host: string): FetchError {
  return new FetchError(
    'private-address',
    `${host} lies on this machine or in its own network, not on the internet. It can be allowed by name and port.`,
  );
}

/** Resolves a name and refuses it when any of its addresses is not global: what was checked is what is connected to. */
function guardedLookup(lookup: typeof systemLookup): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
      if (error !== null && error !== undefined) return done(error, '', 0);
      const [first] = addresses;
      if (first === undefined) return done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
      if (!addresses.every(({ address }) => isGlobalAddress(address))) return done(privateAddress(host), '', 0);
      if (options.all === true) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}

function answerOf(
  url: URL,
  mayBePrivate: boolean,
  options: GuardedFetchOptions,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const lookup = options.lookup ?? systemLookup;
  const settings: RequestOptions = {
    method: 'GET',
    // A connection of its own: none that was checked under another name is used again.
    agent: false,
    lookup: mayBePrivate ? (lookup as LookupFunction) : guardedLookup(lookup),
    maxHeaderSize: HEADER_BYTES,
    headers: {
      accept: options.accept ?? '*/*',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Sameside',
      ...(options.etag === undefined ? {} : { 'if-none-match': options.etag }),
      ...(options.lastModified === undefined ? {} : { 'if-modified-since': options.lastModified }),
    },
  };
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      reject(fetchErrorOf(error, url.host));
    };
    const abort = (): void => {
      request.destroy();
      fail(signal.reason);
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, settings, (answer) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(answer);
    });
    const timer = setTimeout(() => {
      request.destroy();
      fail(new FetchError('too-slow', `${url.host} did not answer within ${limits.headersTime / 1000} seconds.`));
    }, limits.headersTime);
    request.on('error', fail);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    request.end();
  });
}

function answerFacts({ headers }: IncomingMessage): Pick<GuardedAnswer, 'contentType' | 'etag' | 'lastModified'> {
  return { contentType: headers['content-type'], etag: headers.etag, lastModified: headers['last-modified'] };
}

async function bodyOf(answer: IncomingMessage, url: URL, limits: FetchLimits, signal: AbortSignal): Promise<Buffer> {
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 299) answer.destroy();
  if (status === 304) return Buffer.alloc(0);
  if (status < 200 || status > 299) throw statusError(status, url.host);
  let body = await wireBytesOf(answer, url, limits.wireBytes, signal);
  const codings = (answer.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const undone = codings.filter((name) => name !== '' && name !== 'identity').reverse();
  if (undone.length > 2)
    throw new FetchError('bad-encoding', `The answer from ${url.host} is compressed more than twice.`);
  for (const coding of undone) body = await decompressed(body, coding, url, limits.bytes);
  if (signal.aborted) throw fetchErrorOf(signal.reason, url.host);
  return body;
}

function wireBytesOf(answer: IncomingMessage, url: URL, limit: number, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const fail = (error: unknown): void => {
      signal.removeEventListener('abort', abort);
      answer.destroy();
      reject(fetchErrorOf(error, url.host));
    };
    const abort = (): void => fail(signal.reason);
    answer.on('data', (part: Buffer) => {
      length += part.length;
      if (length > limit) fail(tooLarge(url, limit));
      else parts.push(part);
    });
    answer.on('end', () => {
      signal.removeEventListener('abort', abort);
      resolve(Buffer.concat(parts));
    });
    answer.on('error', fail);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Stops as soon as the limit is passed, however little the compressed bytes weigh. */
async function decompressed(bytes: Buffer, coding: string, url: URL, limit: number): Promise<Buffer> {
  const decompress = decompressorOf(coding, bytes);
  if (decompress === null)
    throw new FetchError('bad-encoding', `${url.host} answered in a compression that cannot be read.`);
  if (bytes.length === 0) return bytes;
  try {
    return await promisify(decompress)(bytes, { maxOutputLength: limit });
  } catch (error) {
    const isBomb =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    throw isBomb ? tooLarge(url, limit) : fetchErrorOf(error, url.host);
  }
}

function decompressorOf(coding: string, bytes: Buffer): typeof gunzip | null {
  if (coding === 'gzip' || coding === 'x-gzip') return gunzip;
  if (coding === 'br') return brotliDecompress;
  if (coding !== 'deflate') return null;
  // Some servers leave out the wrapping that RFC 9110 asks for.
  return ((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw;
}

function tooLarge(url: URL, limit: number): FetchError {
  return new FetchError('too-large', `The answer from ${url.host} is larger than ${Math.ceil(limit / 2 ** 20)} MB.`);
}
