/** Reads what somebody typed as the address of a feed; `feed:` and a missing scheme are understood. Null when it is no web address. */
export function readFeedAddress(words: string): string | null {
  const typed = words
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.hostname !== '' && (typed.includes('.') || typed.includes(':')) ? url.href : null;
}

/** Host and port of an address as typed, for a sentence about it. */
export function feedHost(words: string): string {
  const address = readFeedAddress(words);
  return address === null ? words.trim() : new URL(address).host;
}
