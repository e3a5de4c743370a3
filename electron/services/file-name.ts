const longest = 120;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name that every system takes, close to what was asked for: no folders, no control or direction characters, no leading or
 * trailing dots, at most 120 characters with the extension kept. `fallback` stands in when nothing is left.
 */
export function safeFileName(wanted: string, fallback: string): string {
  const plain = wanted
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (!/[\p{L}\p{N}]/u.test(plain)) return fallback;
  return shortened(reserved.test(plain) ? `_${plain}` : plain);
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const extension = /\.[^.\s]{1,12}$/.exec(name)?.[0] ?? '';
  return (
    characters
      .slice(0, longest - extension.length)
      .join('')
      .trimEnd() + extension
  );
}
