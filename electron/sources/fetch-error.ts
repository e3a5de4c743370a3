export type FetchErrorCode =
  | 'bad-address'
  | 'private-address'
  | 'name-not-found'
  | 'unreachable'
  | 'not-secure'
  | 'too-slow'
  | 'too-large'
  | 'too-many-redirects'
  | 'cut-short'
  | 'bad-encoding'
  | 'bad-answer'
  | 'http-status'
  | 'cancelled';

/** Why an address gave no answer. `message` is fit for the screen, `status` is set for `http-status`. */
export class FetchError extends Error {
  readonly code: FetchErrorCode;
  readonly status: number | undefined;
  constructor(code: FetchErrorCode, message: string, status?: number) {
    super(message);
    this.name = 'FetchError';
    this.code = code;
    this.status = status;
  }
}

/** What the network layer reported, in plain words. A `FetchError` passes through. */
export function fetchErrorOf(error: unknown, host: string): FetchError {
  if (error instanceof FetchError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') {
    return new FetchError('name-not-found', `There is no host named ${host}, or this machine is offline.`);
  }
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return new FetchError('not-secure', `${host} could not prove that it is ${host}: its certificate is not valid.`);
  }
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new FetchError('cut-short', `${host} broke the connection off.`);
  }
  if (code === 'Z_BUF_ERROR') return new FetchError('cut-short', `The answer from ${host} ends too early.`);
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT') || code.startsWith('ERR_BROTLI')) {
    return new FetchError('bad-encoding', `The answer from ${host} is compressed in a way that cannot be read.`);
  }
  if (code.startsWith('HPE_')) return new FetchError('bad-answer', `${host} does not speak HTTP there.`);
  return new FetchError('unreachable', `${host} could not be reached.`);
}

/** The words for an HTTP status that is no answer. */
export function statusError(status: number, host: string): FetchError {
  const meaning = new Map([
    [401, 'it asks for a name and a password'],
    [403, 'it does not allow this'],
    [404, 'there is nothing at this address'],
    [410, 'what was at this address is gone for good'],
    [429, 'it was asked too often; try again later'],
    [503, 'it is overloaded; try again later'],
  ]).get(status);
  return new FetchError(
    'http-status',
    `${host} answered ${status}${meaning === undefined ? '' : `: ${meaning}`}.`,
    status,
  );
}
