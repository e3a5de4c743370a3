import { domainToUnicode } from 'node:url';
import { SamesideError } from '../errors.ts';

/** An address that may be opened outside, and what to say about it first. */
export interface OutsideLink {
  /** What the system is given: parsed, without credentials, with nothing but plain fields in a mail address. */
  address: string;
  /** `browser` for pages, `mail` for addresses. */
  opens: 'browser' | 'mail';
  /** The host as the network knows it (punycode), or the mail address. */
  where: string;
  /** The host as it reads, where that differs from `where`. */
  readsAs: string | null;
}

const longestShown = 300;

/**
 * Checks an address that a stranger chose.
 * @throws SamesideError `link-refused` for anything but an http, https or mailto address without credentials
 */
export function outsideLink(address: string): OutsideLink {
  if (!URL.canParse(address)) throw refused('This link has no address that can be opened.');
  const url = new URL(address);
  if (url.protocol === 'mailto:') return mailLink(url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refused('Only links to web pages and mail addresses are opened.');
  }
  if (url.username || url.password)
    throw refused(`This link hides where it leads (${url.host}) behind a name. It is not opened.`);
  const readable = domainToUnicode(url.hostname);
  return {
    address: url.href,
    opens: 'browser',
    where: url.host,
    readsAs: readable && readable !== url.hostname ? readable : null,
  };
}

/** The question to ask before a link is opened. */
export function linkQuestion(link: OutsideLink): { message: string; detail: string } {
  const message = link.opens === 'mail' ? `Write to ${link.where}?` : `Open ${link.where} in your browser?`;
  const reads = link.readsAs ? `It reads as ${link.readsAs}, which can look like another name.\n\n` : '';
  return { message, detail: reads + shortened(link.address) };
}

/** Mail programs take many fields, some of which attach files: only the plain ones are passed on. */
function mailLink(url: URL): OutsideLink {
  const where = decoded(url.pathname);
  if (!/^[^\s@"<>]+@[^\s@"<>]+$/.test(where))
    throw refused('This link has no single mail address that can be written to.');
  const fields = ['subject', 'body', 'cc'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  const address = `mailto:${encodeURIComponent(where).replace('%40', '@')}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
  return { address, opens: 'mail', where, readsAs: null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

function refused(message: string): SamesideError {
  return new SamesideError('link-refused', message);
}
