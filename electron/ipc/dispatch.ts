import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import type { Envelope } from '../../shared/ipc/bridge.ts';
import type { Contract, RouteName, RouteOutput } from '../../shared/ipc/contract.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { SamesideError } from '../errors.ts';
import type { Log } from '../log.ts';
import { isAcceptablePayload } from './payload.ts';

/** One function a route: a missing one, or one that takes or gives something else, does not compile. */
export type Handlers = {
  [Name in RouteName]: (input: z.output<Contract[Name]['input']>) => RouteOutput<Name> | Promise<RouteOutput<Name>>;
};

export type Dispatch = (name: unknown, input: unknown) => Promise<Envelope<unknown>>;

const maxBytes = 8 * 1024 * 1024;

/**
 * Answers requests from the window: parses what it sent, runs the handler, and puts whatever happens into an envelope. It never
 * rejects. Errors made for people (`SamesideError`) go back as they are; all others are logged under a number, which is all that
 * the window is told.
 */
export function createDispatch(handlers: Promise<Handlers>, log: Log): Dispatch {
  return async (name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) {
      return failure('unknown-request', 'This version of Sameside does not know that request.');
    }
    if (!isAcceptablePayload(input, maxBytes)) return failure('too-large', 'That is more than can be taken at once.');
    const parsed = contract[name as RouteName].input.safeParse(input);
    if (!parsed.success) {
      const place = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
      log.warn('request refused', { name, place });
      return failure('bad-request', `The request ${name} cannot be read. ${place}`);
    }
    try {
      const handler = (await handlers)[name as RouteName] as (value: unknown) => unknown;
      return { ok: true, data: await handler(parsed.data) };
    } catch (error) {
      return failureOf(name, error, log);
    }
  };
}

function failureOf(name: string, error: unknown, log: Log): Envelope<never> {
  if (error instanceof SamesideError && isForPeople(error.code)) {
    log.warn('request failed', { name, code: error.code, message: error.message, details: error.details });
    return failure(error.code, error.message);
  }
  const reason = diskReason((error as { code?: unknown } | null)?.code);
  const id = randomBytes(4).toString('hex');
  log.error('request failed unexpectedly', { name, id, error });
  if (reason) return failure(reason.code, reason.message);
  return failure('internal', `Something went wrong inside Sameside. The log has the details under ${id}.`);
}

/** Errors that come over from a worker carry the codes of Node and SQLite as well, such as `SQLITE_ERROR`. */
function isForPeople(code: string): boolean {
  return code !== 'internal' && /^[a-z][a-z0-9-]*$/.test(code);
}

/** What the file system says most, in words that say what to do. */
function diskReason(code: unknown): { code: string; message: string } | null {
  switch (code) {
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return { code: 'disk-full', message: 'The disk is full. Make some room and try again.' };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'not-allowed', message: 'That place does not allow it. Choose another folder or file.' };
    case 'ENOENT':
      return { code: 'not-found', message: 'That file or folder is not there any more.' };
    default:
      return null;
  }
}

function failure(code: string, message: string): Envelope<never> {
  return { ok: false, error: { code, message } };
}
