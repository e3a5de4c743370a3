import { afterEach, describe, expect, it } from 'vitest';
import { readFeedSource } from '../../../electron/sources/feed.ts';
import type { FeedCursor, FeedOutcome } from '../../../electron/sources/feed.ts';
import type { ImportItem, IncomingMessage } from '../../../shared/model/incoming.ts';
import { startLoopbackServer } from './loopback-server.ts';
import type { LoopbackServer } from './loopback-server.ts';

const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Serves pages by their path; a page is a text or a function that gives one. `ORIGIN` in a page is the server's own. */
async function serve(pages: Record<string, string | (() => string | null)>): Promise<LoopbackServer> {
  const server = await startLoopbackServer((request, response) => {
    const page = pages[request.url ?? ''];
    const text = typeof page === 'function' ? page() : (page ?? null);
    if (text === null) return void response.writeHead(404).end();
    const etag = `"${text.length}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { etag }).end(text.replaceAll('ORIGIN', `http://${request.headers.host ?? ''}`));
  });
  servers.push(server);
  return server;
}

async function run(
  server: LoopbackServer,
  path: string,
  cursor: FeedCursor | null = null,
): Promise<{ items: ImportItem[]; messages: IncomingMessage[]; outcome: FeedOutcome }> {
  const reading = readFeedSource({ address: server.origin + path, cursor, allowedHosts: [server.host] });
  const items: ImportItem[] = [];
  for (;;) {
    const step = await reading.next();
    if (step.done === true) {
      return {
        items,
        messages: items.flatMap((item) => (item.type === 'message' ? [item.message] : [])),
        outcome: step.value,
      };
    }
    items.push(step.value);
  }
}

const rss = (...items: string[]): string =>
  `<rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>Example feed</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const post = (number: number, comments: string): string =>
  `<guid isPermaLink="false">post-${number}</guid><title>Post ${number}</title><wfw:commentRss>ORIGIN/comments/${number}</wfw:commentRss>${comments}`;

describe('readFeedSource', () => {
  it('reads a feed, then nothing while the server says that nothing has changed', async () => {
    const server = await serve({ '/feed': rss('<title>one</title><link>/1</link>') });
    const first = await run(server, '/feed');
    expect(first.messages).toMatchObject([{ subject: 'one', url: `${server.origin}/1` }]);
    expect(first.outcome).toMatchObject({
      title: 'Example feed',
      notModified: false,
      cursor: { address: `${server.origin}/feed` },
    });
    const second = await run(server, '/feed', first.outcome.cursor);
    expect(second.items).toEqual([]);
    expect(second.outcome).toMatchObject({ notModified: true, cursor: first.outcome.cursor });
  });

  it('finds the feed that a web page names and goes there at once the next time', async () => {
    const server = await serve({
      '/': '<!doctype html><html><head><base href="/blog/"><link rel="alternate" type="application/json" href="/wp-json"><LINK REL="feed Alternate" TYPE="application/rss+xml; charset=utf-8" HREF="feed?a=1&amp;b=2"></head></html>',
      '/blog/feed?a=1&b=2': rss('<title>one</title>'),
    });
    const first = await run(server, '/');
    expect(first.messages).toHaveLength(1);
    await run(server, '/', first.outcome.cursor);
    expect(server.requests.map(({ url }) => url)).toEqual(['/', '/blog/feed?a=1&b=2', '/blog/feed?a=1&b=2']);
  });

  it('says so when an address is neither a feed nor names one', async () => {
    const server = await serve({ '/': '<html><body>words</body></html>' });
    await expect(run(server, '/')).rejects.toMatchObject({ code: 'not-a-feed' });
    await expect(run(server, '/missing')).rejects.toMatchObject({ code: 'http-status', status: 404 });
  });

  it('reads the comments of each post under that post, and again only when their count has changed', async () => {
    let count = 1;
    const server = await serve({
      '/feed': () =>
        rss(
          post(1, `<slash:comments>${count}</slash:comments>`),
          post(2, '<slash:comments>0</slash:comments>'),
          post(3, ''),
        ),
      '/comments/1':
        '<rss><channel><item><guid>ORIGIN/1#comment-1</guid><title>By: reader-1</title><description>first</description></item></channel></rss>',
      '/comments/3':
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/syndication/thread/1.0"><entry><id>7</id><title>a</title><t:in-reply-to ref="post-3"/></entry><entry><id>8</id><title>b</title><t:in-reply-to ref="7"/></entry></feed>',
    });
    const first = await run(server, '/feed');
    const comments = first.messages.filter(({ kind }) => kind === 'comment');
    expect(comments.map(({ externalId, references }) => [externalId, references])).toEqual([
      [`${server.origin}/1#comment-1`, ['post-1']],
      [`${server.origin}/comments/3 7`, ['post-3']],
      [`${server.origin}/comments/3 8`, ['post-3', `${server.origin}/comments/3 7`]],
    ]);
    server.requests.length = 0;
    const second = await run(server, '/feed', first.outcome.cursor);
    expect(server.requests.map(({ url }) => url)).toEqual(['/feed', '/comments/3']);
    expect(second.items).toEqual([]);
    count = 12;
    server.requests.length = 0;
    await run(server, '/feed', second.outcome.cursor);
    expect(server.requests.map(({ url }) => url)).toEqual(['/feed', '/comments/1', '/comments/3']);
  });

  it('reads fifty comment feeds a run and the others in the next', async () => {
    const posts = Array.from({ length: 60 }, (_, index) => post(index, '<slash:comments>1</slash:comments>'));
    const pages: Record<string, string> = { '/feed': rss(...posts) };
    for (let index = 0; index < 60; index += 1)
      pages[`/comments/${index}`] =
        `<rss><channel><item><guid>urn:${index}</guid><title>c</title></item></channel></rss>`;
    const server = await serve(pages);
    const first = await run(server, '/feed');
    const second = await run(server, '/feed', first.outcome.cursor);
    const third = await run(server, '/feed', second.outcome.cursor);
    expect(
      [first, second, third].map(({ messages }) => messages.filter(({ kind }) => kind === 'comment').length),
    ).toEqual([50, 10, 0]);
  });

  it('counts a comment feed that fails as a failure and goes on', async () => {
    const server = await serve({
      '/feed': rss(post(1, ''), post(2, '')),
      '/comments/1': '<html></html>',
      '/comments/2': '<rss><channel><item><guid>urn:1</guid><title>c</title></item></channel></rss>',
    });
    const { items } = await run(server, '/feed');
    expect(items.map(({ type }) => type)).toEqual(['message', 'message', 'failure', 'message']);
  });

  it('does not follow a feed to a private host that was not allowed', async () => {
    const own = await serve({ '/secret': rss('<title>secret</title>') });
    const stranger = await serve({
      '/feed': rss(`<title>x</title><wfw:commentRss>${own.origin}/secret</wfw:commentRss>`),
    });
    const { items } = await run(stranger, '/feed');
    expect(items.map(({ type }) => type)).toEqual(['message', 'failure']);
    expect(own.requests).toHaveLength(0);
  });

  it('gives nothing and takes nothing back when the feed is suddenly empty', async () => {
    let page = rss('<title>one</title><guid>urn:1</guid>');
    const server = await serve({ '/feed': () => page });
    const first = await run(server, '/feed');
    page = rss();
    expect(await run(server, '/feed', first.outcome.cursor)).toMatchObject({
      items: [],
      outcome: { notModified: false },
    });
  });
});
