import type { lookup as systemLookup } from 'node:dns';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { guardedFetch } from '../../../electron/sources/guarded-fetch.ts';
import { startLoopbackServer } from './loopback-server.ts';
import type { LoopbackServer } from './loopback-server.ts';

const servers: LoopbackServer[] = [];

async function serve(listener: Parameters<typeof startLoopbackServer>[0]): Promise<LoopbackServer> {
  const server = await startLoopbackServer(listener);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A resolver that answers with these addresses, whatever is asked; counts how often. */
function resolverOf(...answers: string[][]): { lookup: typeof systemLookup; asked: string[] } {
  const asked: string[] = [];
  const lookup = ((host: string, _options: unknown, done: (error: null, addresses: unknown) => void) => {
    asked.push(host);
    const addresses = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as typeof systemLookup;
  return { lookup, asked };
}

describe('where it goes', () => {
  it('refuses this machine unless exactly that host and port were allowed', async () => {
    const server = await serve((_, response) => response.end('hello'));
    await expect(guardedFetch(server.origin)).rejects.toMatchObject({ code: 'private-address' });
    await expect(guardedFetch(server.origin, { allowedHosts: ['127.0.0.1'] })).rejects.toMatchObject({
      code: 'private-address',
    });
    await expect(guardedFetch(server.origin, { allowedHosts: [`127.0.0.1:${server.port + 1}`] })).rejects.toMatchObject(
      { code: 'private-address' },
    );
    expect(server.requests).toHaveLength(0);
    expect((await guardedFetch(server.origin, { allowedHosts: [server.host] })).body.toString()).toBe('hello');
  });

  it.each([
    'http://localhost/',
    'http://a.localhost/',
    'http://x.local/',
    'http://x.internal/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://127。0。0。1/',
  ])('refuses %s before it connects', async (address) => {
    await expect(guardedFetch(address)).rejects.toMatchObject({ code: 'private-address' });
  });

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://user:word@example.org/',
    'http://',
    'no address',
    '',
  ])('refuses %s as an address', async (address) => {
    await expect(guardedFetch(address)).rejects.toMatchObject({ code: 'bad-address' });
  });

  it('refuses a name when any one of its addresses is private', async () => {
    const server = await serve((_, response) => response.end('secret'));
    const { lookup } = resolverOf(['1.1.1.1', '127.0.0.1']);
    await expect(guardedFetch(`http://feed.example.org:${server.port}/`, { lookup })).rejects.toMatchObject({
      code: 'private-address',
    });
    expect(server.requests).toHaveLength(0);
  });

  it('connects to the address that was checked: a name that changes its answer is asked once', async () => {
    const server = await serve((_, response) => response.end('secret'));
    const { lookup, asked } = resolverOf(['127.0.0.1'], ['1.1.1.1']);
    await expect(guardedFetch(`http://feed.example.org:${server.port}/`, { lookup })).rejects.toMatchObject({
      code: 'private-address',
    });
    expect(asked).toEqual(['feed.example.org']);
    expect(server.requests).toHaveLength(0);
  });

  it('checks every redirect anew', async () => {
    const inner = await serve((_, response) => response.end('secret'));
    const outer = await serve((_, response) => response.writeHead(302, { location: `${inner.origin}/admin` }).end());
    await expect(guardedFetch(outer.origin, { allowedHosts: [outer.host] })).rejects.toMatchObject({
      code: 'private-address',
    });
    expect(inner.requests).toHaveLength(0);
    expect((await guardedFetch(outer.origin, { allowedHosts: [outer.host, inner.host] })).body.toString()).toBe(
      'secret',
    );
  });

  it('refuses a redirect to a file or with a password in it', async () => {
    for (const location of ['file:///etc/passwd', 'http://a:b@example.org/']) {
      const server = await serve((_, response) => response.writeHead(301, { location }).end());
      await expect(guardedFetch(server.origin, { allowedHosts: [server.host] })).rejects.toMatchObject({
        code: 'bad-address',
      });
    }
  });

  it('follows five redirects and no sixth, and tells where an address has moved for good', async () => {
    const server = await serve(({ url = '/' }, response) => {
      const left = Number(url.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(301, { location: `/${left - 1}` }).end();
    });
    const allowedHosts = [server.host];
    expect(await guardedFetch(`${server.origin}/5`, { allowedHosts })).toMatchObject({
      address: `${server.origin}/0`,
      movedTo: `${server.origin}/0`,
    });
    await expect(guardedFetch(`${server.origin}/6`, { allowedHosts })).rejects.toMatchObject({
      code: 'too-many-redirects',
    });
  });
});

describe('what it costs', () => {
  const words = Buffer.from('words '.repeat(1000));
  const codings: Array<[string, Buffer]> = [
    ['gzip', gzipSync(words)],
    ['br', brotliCompressSync(words)],
    ['deflate', deflateSync(words)],
    ['deflate', deflateRawSync(words)],
    ['deflate, gzip', gzipSync(deflateSync(words))],
    ['identity', words],
  ];
  it.each(codings)('undoes %s', async (coding, body) => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));
    const answer = await guardedFetch(server.origin, { allowedHosts: [server.host] });
    expect(answer.body.equals(words)).toBe(true);
  });

  it('stops a small answer that would unpack to far more', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * 2 ** 20));
    expect(bomb.length).toBeLessThan(2 ** 20);
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    await expect(guardedFetch(server.origin, { allowedHosts: [server.host] })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('stops an answer without an end by its bytes', async () => {
    const server = await serve((_, response) => {
      const part = Buffer.alloc(64 * 1024);
      const write = (): void => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', write);
      write();
    });
    await expect(
      guardedFetch(server.origin, { allowedHosts: [server.host], limits: { wireBytes: 2 ** 20 } }),
    ).rejects.toMatchObject({ code: 'too-large' });
  });

  it('stops waiting for headers that do not come and for an answer that drips', async () => {
    const silent = await serve(() => {});
    await expect(
      guardedFetch(silent.origin, { allowedHosts: [silent.host], limits: { headersTime: 50 } }),
    ).rejects.toMatchObject({ code: 'too-slow' });
    const dripping = await serve((_, response) => {
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    });
    await expect(
      guardedFetch(dripping.origin, { allowedHosts: [dripping.host], limits: { time: 200 } }),
    ).rejects.toMatchObject({ code: 'too-slow' });
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const server = await serve(() => control.abort());
    await expect(
      guardedFetch(server.origin, { allowedHosts: [server.host], signal: control.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    await expect(
      guardedFetch(server.origin, { allowedHosts: [server.host], signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('what it says', () => {
  it('asks whether anything has changed and hands on the answer', async () => {
    const server = await serve((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] !== undefined;
      response
        .writeHead(isKnown ? 304 : 200, {
          etag: '"1"',
          'last-modified': 'Thu, 01 Jan 2004 00:00:00 GMT',
          'content-type': 'text/xml',
        })
        .end(isKnown ? undefined : 'x');
    });
    const allowedHosts = [server.host];
    const first = await guardedFetch(server.origin, { allowedHosts });
    expect(first).toMatchObject({
      status: 200,
      etag: '"1"',
      lastModified: 'Thu, 01 Jan 2004 00:00:00 GMT',
      contentType: 'text/xml',
    });
    const second = await guardedFetch(server.origin, {
      allowedHosts,
      etag: first.etag,
      lastModified: first.lastModified,
    });
    expect(second.status).toBe(304);
    expect(second.body).toHaveLength(0);
  });

  it('tells the kinds of failure apart', async () => {
    const cases: Array<[Parameters<typeof startLoopbackServer>[0], string]> = [
      [(_, response) => response.writeHead(404).end('no'), 'http-status'],
      [(_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'), 'bad-encoding'],
      [(_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'), 'bad-encoding'],
      [
        (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('words').subarray(0, 12)),
        'cut-short',
      ],
      [
        (_, response) => response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy()),
        'cut-short',
      ],
      [(request) => request.socket.end('SSH-2.0\r\n\r\n'), 'bad-answer'],
    ];
    for (const [listener, code] of cases) {
      const server = await serve(listener);
      await expect(guardedFetch(server.origin, { allowedHosts: [server.host] })).rejects.toMatchObject({ code });
    }
    const closed = await serve(() => {});
    await closed.close();
    await expect(guardedFetch(closed.origin, { allowedHosts: [closed.host] })).rejects.toMatchObject({
      code: 'unreachable',
    });
    const { lookup } = resolverOf([]);
    await expect(guardedFetch('http://feed.example.org/', { lookup })).rejects.toMatchObject({
      code: 'name-not-found',
    });
  });
});
