import type { ImportEntry } from '../types.ts';
import { dumpElements } from './rows.ts';

/** How much of Posts.xml is looked through for links of the site to itself. */
const PROBE_SIZE = 8 * 1024 * 1024;
const HOST = String.raw`(?:[a-z0-9-]+\.)*(?:stackexchange\.com|stackoverflow\.com|superuser\.com|serverfault\.com|askubuntu\.com|stackapps\.com|mathoverflow\.net)`;
const NAMED_HOST = new RegExp(`(?:^|[^a-z0-9.-])(${HOST})(?=\\.zip$|[^a-z0-9.-]|$)`, 'i');
const LINK = new RegExp(`https?://(${HOST})/questions/(\\d{1,9})/([a-z0-9-]{8,100})`, 'g');

/**
 * The host of the site that a dump is of, null when nothing tells. The dump itself never says, so, in this order:
 * the host in links to questions that the same dump holds under that number and that title (two of them are proof enough);
 * a known host in the names of the folders or the zip around the file, as the official dumps have it.
 */
export async function siteOf(
  entry: ImportEntry,
  posts: ImportEntry | null,
  progress: () => void,
): Promise<string | null> {
  const proven = posts === null ? null : await provenHost(posts, progress);
  if (proven !== null) return proven;
  const parts = `${entry.chosen ?? ''}/${entry.path}`.split('/').slice(0, -1);
  for (const part of parts.reverse()) {
    const host = NAMED_HOST.exec(part)?.[1];
    if (host !== undefined) return currentHost(host);
  }
  return null;
}

async function provenHost(posts: ImportEntry, progress: () => void): Promise<string | null> {
  const titles = new Map<number, string>();
  const links = new Map<string, { host: string; question: number; slug: string }>();
  let count = 0;
  for await (const element of dumpElements(posts.stream())) {
    if (element.end > PROBE_SIZE) break;
    count += 1;
    if (count % 1000 === 0) progress();
    if (element.type !== 'row') continue;
    const title = element.row('Title');
    if (title !== undefined) titles.set(Number(element.row('Id')), lettersOf(title));
    for (const [link, host = '', question, slug = ''] of (element.row('Body') ?? '').matchAll(LINK)) {
      links.set(link, { host: currentHost(host), question: Number(question), slug: lettersOf(slug) });
    }
  }
  const proofs = new Map<string, Set<number>>();
  for (const { host, question, slug } of links.values()) {
    // The site cuts long titles off in its links.
    if (titles.get(question)?.startsWith(slug) !== true) continue;
    proofs.set(host, (proofs.get(host) ?? new Set()).add(question));
  }
  const [best] = [...proofs].sort(([, one], [, other]) => other.size - one.size);
  return best !== undefined && best[1].size >= 2 ? best[0] : null;
}

function lettersOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Discussion sites were called `meta.history.stackexchange.com` once; those addresses lead nowhere safe today. */
function currentHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^(?:www\.)/, '')
    .replace(/^meta\.([a-z0-9-]+)\.stackexchange\.com$/, '$1.meta.stackexchange.com');
}
