/** Characters that would break a line, hide words or turn their direction round: control and bidi characters. */
const UNSHOWABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A file name as it can stand on one line of the screen: characters that cannot be shown, and bytes that are no UTF-8,
 * become `%0A`-like escapes, so that two odd names stay two.
 */
export function shownPath(name: string | Buffer): string {
  if (typeof name === 'string') return name.replace(UNSHOWABLE, encodeURIComponent);
  const text = name.toString('utf8');
  if (!text.includes('\ufffd')) return shownPath(text);
  return shownPath(name.toString('latin1').replace(/[\u0080-\u00ff]/g, escapedByte));
}

function escapedByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
