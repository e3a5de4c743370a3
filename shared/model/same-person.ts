import { isCommonName } from './common-names.ts';
import { foldedWords } from './words.ts';

/** By what two identities could be told to be one person. All of it is only ever a suggestion. */

export const joinReasons = ['address', 'veiled', 'handle', 'link', 'signature'] as const;
/**
 * `address`: the same address at two places. `veiled`: the same address and name, once written so that machines cannot read it.
 * `handle`: the same handle and name. `link`: one's own page is the other's too, or stands in their signature. `signature`: the
 * same name, and an address or a page in a signature.
 */
export type JoinReason = (typeof joinReasons)[number];

/** What is known of an identity, as far as it can tell. */
export interface KnownAs {
  place: string;
  address: string;
  name: string | null;
  url: string | null;
}

/** Something that two identities can have in common. `signs`: it stands in a signature of theirs, else it is theirs. */
export interface IdentityKey {
  key: string;
  signs: boolean;
}

/** Handles and parts of addresses that say what somebody does, not who it is. */
const roles = new Set(
  `abuse accounts admin administrator billing bot business community contact customer customers dev developer devnull editor
   enquiries feedback forum guest hello help helpdesk hostmaster info info1 inquiries jobs list lists mail mailbox mailer
   mailman marketing me member moderator news newsletter no-reply noreply notifications office owner postmaster press public
   rhelp root sales security service spam staff student subscribe subscriptions support system team test tester user users
   visitor web webmaster work`.split(/\s+/),
);
const titles = new Set(
  `dr prof professor mr mrs ms phd md msc bsc jr sr rer nat med ing dipl habil via the and von van de der den del di da la le
   gmail biosp stat federal`.split(/\s+/),
);

interface FullName {
  /** Folded, sorted; no initials, no titles. */
  words: string[];
  initials: string[];
}

function fullName(name: string | null): FullName {
  if (name === null || name.includes('@')) return { words: [], initials: [] };
  const words = foldedWords(name.replace(/\([^)]*\)|\[[^\]]*\]|['’]/g, ' ')).filter((word) => !titles.has(word));
  const isInitial = (word: string): boolean => word.length === 1 && /[a-z]/.test(word);
  return {
    words: [...new Set(words.filter((word) => !isInitial(word)))].sort(),
    initials: words.filter(isInitial),
  };
}

/** Whether both bear the same name of at least two words; other initials in between mean somebody else. */
function shareName(a: FullName, b: FullName): boolean {
  if (a.words.length < 2 || a.words.join(' ') !== b.words.join(' ')) return false;
  if (a.initials.length === 0 || b.initials.length === 0) return true;
  return a.initials.some((initial) => b.initials.includes(initial));
}

const isCommon = (name: FullName): boolean => name.words.every(isCommonName);

/** `local@host` in lower case, null for what is no address. Archives write ` at ` for the sign. */
function mailAddress(address: string): { local: string; host: string } | null {
  const [, local, host] = /^([^\s@]+)(?:@| at )([^\s@]+\.[^\s@.]+)$/i.exec(address.trim()) ?? [];
  return local && host ? { local: local.toLowerCase(), host: host.toLowerCase() } : null;
}

/** Archives of Mailman hide addresses: `@` for some letters and dots, `|` for others, and words for the sign in the middle. */
const veiledForm = /^(\S+) @(?:end\|ng \|rom|ending from) (\S+)$/;

function isVeiled(address: string): boolean {
  return veiledForm.test(address);
}

/** The same for an address and for what archives make of it: letters that they hide are all alike. */
function veil(address: string): string | null {
  const veiled = veiledForm.exec(address);
  const mail = mailAddress(address);
  const parts = veiled ? [veiled[1]!, veiled[2]!] : mail ? [mail.local, mail.host] : null;
  const hidden = parts
    ?.join(' ')
    .replace(/[.@as]/g, '@')
    .replace(/[ifl|]/g, '|');
  return hidden !== undefined && hidden.length >= 8 ? hidden : null;
}

/** A page's address such that different ways to write it are one; null for what names nobody. */
function pageOf(url: string): string | null {
  const [, host, path = ''] =
    /^(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})(?::\d+)?(\/[^?#\s]*)?/i.exec(url) ?? [];
  if (host === undefined) return null;
  return `${host.toLowerCase()}${path.replace(/\/+$/, '')}`;
}

function handleOf({ place, address }: KnownAs): string | null {
  const mail = mailAddress(address);
  if (place === 'mail' && mail === null) return null;
  const handle = (mail?.local ?? address).toLowerCase().replace(/^@/, '').replace(/\+.*$/, '');
  if (!/^[\p{L}\p{N}._-]{3,60}$/u.test(handle) || roles.has(handle)) return null;
  return handle;
}

const inText = /[\w.+-]+(?:@| at )[a-z0-9-]+(?:\.[a-z0-9-]+)+|(?:https?:\/\/|www\.)[^\s<>()"']+/gi;
const longestSignature = 12;

/** Addresses and pages in the signature of a message's plain text, as keys. @param name of who wrote it */
export function signedWith(text: string, name: string | null): string[] {
  const lines = text
    .slice(-3000)
    .split('\n')
    .filter((line) => !line.startsWith('>'));
  const own = fullName(name).words.join(' ');
  let begin = lines.findLastIndex((line) => /^--\s*$/.test(line));
  if (begin === -1 && own !== '') {
    begin = lines.findIndex((line) => line.length < 80 && fullName(line).words.join(' ') === own);
  }
  if (begin === -1) return [];
  const keys = new Set<string>();
  for (const line of lines.slice(begin, begin + longestSignature)) {
    // What follows was written by somebody else, or by the list.
    if (/^_{10,}|wrote:\s*$|^-+ ?original message/i.test(line.trim())) break;
    for (const [found] of line.matchAll(inText)) {
      const mail = mailAddress(found.replace(/[.,;:]+$/, ''));
      const page = mail ? `${mail.local}@${mail.host}` : pageOf(found.replace(/[.,;:]+$/, ''));
      if (page !== null) keys.add(`at:${page}`);
    }
  }
  return [...keys];
}

/** All that an identity can have in common with others. @param signatures what `signedWith` found in their messages */
export function identityKeys(identity: KnownAs, signatures: readonly string[]): IdentityKey[] {
  const mail = mailAddress(identity.address);
  const veiled = veil(identity.address);
  const handle = handleOf(identity);
  const page = identity.url === null ? null : pageOf(identity.url);
  const own = [
    ...(mail === null ? [] : [`at:${mail.local}@${mail.host}`]),
    ...(page === null ? [] : [`at:${page}`]),
    ...(veiled === null ? [] : [`veiled:${veiled}`]),
    ...(handle === null ? [] : [`handle:${handle}`]),
  ];
  return [
    ...own.map((key) => ({ key, signs: false })),
    ...signatures.filter((key) => !own.includes(key)).map((key) => ({ key, signs: true })),
  ];
}

/** A key that both have. */
export interface SharedKey {
  key: string;
  aSigns: boolean;
  bSigns: boolean;
}

export interface JoinHint {
  reason: JoinReason;
  /** The address, the handle or the page. */
  detail: string;
}

/** Why two identities could be one person, the strongest reason; null when there is not enough to say so. */
export function joinHint(a: KnownAs, b: KnownAs, shared: readonly SharedKey[]): JoinHint | null {
  const [one, other] = [fullName(a.name), fullName(b.name)];
  const sameName = shareName(one, other);
  const wordInCommon = one.words.some((word) => other.words.includes(word));
  const hints = shared.flatMap(({ key, aSigns, bSigns }): JoinHint[] => {
    const [kind, ...rest] = key.split(':');
    const detail = rest.join(':');
    const signs = aSigns || bSigns;
    if (kind === 'at' && !signs && detail.includes('@')) {
      const isRole = roles.has(detail.split('@')[0]!);
      return !isRole || sameName ? [{ reason: 'address', detail }] : [];
    }
    if (kind === 'veiled') {
      const hidden = [a, b].filter((it) => isVeiled(it.address)).length;
      return hidden > 0 && wordInCommon ? [{ reason: 'veiled', detail: hidden === 2 ? a.address : plain(a, b) }] : [];
    }
    if (kind === 'at' && aSigns && bSigns) return sameName ? [{ reason: 'signature', detail }] : [];
    if (kind === 'at') {
      if (!sameName && !(wordInCommon && !detail.includes('@') && detail.includes('/') && !signs)) return [];
      return [{ reason: detail.includes('@') ? 'signature' : 'link', detail }];
    }
    return kind === 'handle' && handleTells(a, b, detail, { one, sameName, same: sameWords(one, other) })
      ? [{ reason: 'handle', detail }]
      : [];
  });
  return hints.sort((x, y) => joinReasons.indexOf(x.reason) - joinReasons.indexOf(y.reason))[0] ?? null;
}

const plain = (a: KnownAs, b: KnownAs): string => (isVeiled(a.address) ? b.address : a.address);
const sameWords = (a: FullName, b: FullName): boolean => a.words.length > 0 && a.words.join(' ') === b.words.join(' ');

/** Whether the same handle says more than the name alone: common names and given names do not. */
function handleTells(
  a: KnownAs,
  b: KnownAs,
  handle: string,
  { one, sameName, same }: { one: FullName; sameName: boolean; same: boolean },
): boolean {
  if (a.place === b.place && a.place !== 'mail') return false;
  if (/^\d+$/.test(handle)) {
    // Low numbers are given out at every place.
    const longEnough = handle.length >= (one.words.length > 1 ? 3 : 4);
    return same && longEnough && !isCommon(one) && !one.words.some((it) => roles.has(it));
  }
  if (!sameName || handle.length < 4) return false;
  let rest = handle.replace(/[._-]/g, '');
  for (const word of [...one.words].sort((x, y) => y.length - x.length)) rest = rest.replace(word, '');
  // What is left beyond names and initials is their own.
  if (rest.length >= 3) return true;
  return !isCommon(one) && !one.words.includes(handle);
}
