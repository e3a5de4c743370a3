import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on this machine that counts what it is asked for. */
export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  host: string;
  /** The paths that were asked for, in order. */
  asked: string[];
  /** How often somebody connected, even without asking for anything. */
  connections(): number;
  close(): Promise<void>;
}

/** @param answer the body for a path */
export async function startServer(answer: (path: string) => string): Promise<LoopbackServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/xml; charset=utf-8');
    response.end(answer(request.url ?? ''));
  });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: `http://${host}`,
    host,
    asked,
    connections: () => connections,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An RSS feed with entries of these titles. */
export function rssFeed(titles: string[]): string {
  const items = titles.map(
    (title, index) => `<item><title>${title}</title><guid isPermaLink="false">entry-${index}</guid>
      <link>https://feed.example.org/${index}</link><author>writer-1@example.org (Writer 1)</author>
      <pubDate>${new Date(Date.UTC(2026, 0, 1 + index)).toUTCString()}</pubDate>
      <description>Words about ${title}.</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Release notes</title>
    <link>https://feed.example.org/</link><description>What is new</description>${items.join('')}</channel></rss>`;
}
