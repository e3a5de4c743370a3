const removed = '[removed]';
const secretWord =
  '(?:authori[sz]ation|password|passwd|passphrase|pass|secret|token|cookie|credential|api[-_]?key|private[-_]?key|session[-_]?id|signature)s?';
const secretKey = new RegExp(`(?:^|[^a-z])${secretWord}(?:$|[^a-z])`, 'i');
const maxDepth = 6;
const maxItems = 100;
const maxText = 8000;

/** `https://name:word@host` in any text: everything between the slashes and the last @ before the path. */
const urlCredentials = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>]*@/gi;
/** `?access_token=…`, `&key=…`, `#id_token=…` in addresses. */
const querySecret =
  /([?&#;](?:[\w.-]*(?:token|secret|passw|auth|cookie|session|sig)[\w.-]*|(?:api[-_]?)?key|code|pass|pwd)=)[^&#;\s"'<>]+/gi;
const schemeSecret = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;
const headerSecret = /\b((?:set-)?cookie|(?:proxy-)?authorization)(\s*:\s*)[^\r\n]+/gi;
/** `password=…`, `"token": "…"` in plain words. */
const plainSecret = new RegExp(
  `\\b((?:[\\w-]*[-_])?${secretWord}["']?\\s*[:=]\\s*["']?)(?!\\[removed\\])[^\\s"',;&<>]+`,
  'gi',
);

/**
 * A copy fit for a log: values of telling keys and secrets inside texts replaced by `[removed]`, errors made plain objects,
 * bytes by their length, all of it cut to a sensible depth and size.
 */
export function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return cleaned(fields, 0, new Set()) as Record<string, unknown>;
}

/** The same for one text. */
export function textWithoutSecrets(text: string): string {
  const cut = text.length > maxText ? `${text.slice(0, maxText)}… (${text.length} characters)` : text;
  return cut
    .replace(urlCredentials, `$1${removed}@`)
    .replace(querySecret, `$1${removed}`)
    .replace(headerSecret, `$1$2${removed}`)
    .replace(schemeSecret, `$1 ${removed}`)
    .replace(plainSecret, `$1${removed}`);
}

function cleaned(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value === 'string') return textWithoutSecrets(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return textWithoutSecrets(value.href);
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (depth >= maxDepth || above.has(value)) return '(…)';
  above.add(value);
  const copy = value instanceof Error ? cleanedError(value, depth, above) : cleanedObject(value, depth, above);
  above.delete(value);
  return copy;
}

function cleanedObject(value: object, depth: number, above: Set<object>): unknown {
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => cleaned(item, depth + 1, above));
  const pairs =
    value instanceof Map
      ? [...value.entries()].map(([key, item]) => [String(key), item] as const)
      : Object.entries(value);
  return Object.fromEntries(
    pairs.slice(0, maxItems).map(([key, item]) => [key, isSecretKey(key) ? removed : cleaned(item, depth + 1, above)]),
  );
}

function cleanedError(error: Error, depth: number, above: Set<object>): unknown {
  const own = cleanedObject({ ...error }, depth, above) as Record<string, unknown>;
  return {
    ...own,
    name: error.name,
    message: textWithoutSecrets(error.message),
    stack: error.stack === undefined ? undefined : textWithoutSecrets(error.stack),
    ...(error.cause === undefined ? {} : { cause: cleaned(error.cause, depth + 1, above) }),
  };
}

/** `accessToken`, `set-cookie` and `PASSWORD` are secrets, `passages` and `tokenised` are not. */
function isSecretKey(key: string): boolean {
  return secretKey.test(key.replace(/([a-z0-9])([A-Z])/g, '$1-$2'));
}
