import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import { SamesideError } from '../../../electron/errors.ts';
import type { Handlers } from '../../../electron/ipc/dispatch.ts';
import { createDispatch } from '../../../electron/ipc/dispatch.ts';
import { isAcceptablePayload } from '../../../electron/ipc/payload.ts';
import type { LogFields } from '../../../electron/log.ts';

const logged: { event: string; fields: LogFields | undefined }[] = [];
const note = (event: string, fields?: LogFields): void => void logged.push({ event, fields });
const log = { info: note, warn: note, error: note };

/** Handlers that record what reached them; each test gives the few that it is about. */
function dispatchTo(some: Partial<Handlers>) {
  const reached: unknown[] = [];
  const others = Object.fromEntries(
    Object.keys(contract).map((name) => [name, (input: unknown) => void reached.push(input)]),
  );
  const dispatch = createDispatch(Promise.resolve({ ...others, ...some } as unknown as Handlers), log);
  return { dispatch, reached };
}

describe('requests from the window', () => {
  it('reach their handler parsed, and their answer comes in an envelope', async () => {
    const { dispatch } = dispatchTo({
      'inbox.counts': () => ({ open: 1 }) as never,
      'source.rename': ({ name }) => name as never,
    });
    expect(await dispatch('inbox.counts', null)).toEqual({ ok: true, data: { open: 1 } });
    expect(await dispatch('source.rename', { id: 1, name: '  Forum ' })).toEqual({ ok: true, data: 'Forum' });
  });

  it.each([
    ['inbox.counts', undefined],
    ['inbox.page', {}],
    ['conversation.act', { target: { ids: [] }, action: { type: 'done' } }],
    ['conversation.act', { target: { ids: [1.5] }, action: { type: 'done' } }],
    ['conversation.act', { target: { ids: [1] }, action: { type: 'done', more: true } }],
    ['conversation.act', { target: { ids: Array.from({ length: 10_001 }, () => 1) }, action: { type: 'done' } }],
    ['report.exportStop', { key: 'any' }],
    ['app.setTheme', { theme: '__proto__' }],
  ])('%s with %j is answered with bad-request and reaches no handler', async (name, input) => {
    const { dispatch, reached } = dispatchTo({});
    expect(await dispatch(name, input)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(reached).toEqual([]);
  });

  it.each(['nothing', '__proto__', 'constructor', 'toString', '', 7, null, undefined, ['inbox.counts']])(
    'a name that is no route (%j) is answered with unknown-request',
    async (name) => {
      const { dispatch, reached } = dispatchTo({});
      expect(await dispatch(name, null)).toMatchObject({ ok: false, error: { code: 'unknown-request' } });
      expect(reached).toEqual([]);
    },
  );

  it('more than 8 MiB is refused before it is parsed', async () => {
    const { dispatch } = dispatchTo({});
    const document = 'x'.repeat(9_000_000);
    expect(await dispatch('report.save', { id: 1, title: '', savedAt: 0, document, undoLog: null })).toMatchObject({
      error: { code: 'too-large' },
    });
  });

  it('errors for people go back as they are', async () => {
    const { dispatch } = dispatchTo({
      'report.get': () => {
        throw new SamesideError('not-found', 'There is no report 7.', { id: 7 });
      },
    });
    expect(await dispatch('report.get', { id: 7 })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'There is no report 7.' },
    });
  });

  it.each([
    new TypeError('x is not a function at /home/reader/app.js'),
    new SamesideError('SQLITE_ERROR', 'no such column: secret'),
    new SamesideError('internal', 'stack of a worker'),
    'a string',
    undefined,
  ])('unexpected errors are logged under a number, and only that goes back (%s)', async (error) => {
    const { dispatch } = dispatchTo({ 'report.get': () => Promise.reject(error) });
    const answer = await dispatch('report.get', { id: 7 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    const message = (answer as { error: { message: string } }).error.message;
    const id = logged.at(-1)!.fields!.id as string;
    expect(message).toBe(`Something went wrong inside Sameside. The log has the details under ${id}.`);
    expect(logged.at(-1)!.fields!.error).toBe(error);
  });

  it('a full disk and a refused folder are said in plain words', async () => {
    const { dispatch } = dispatchTo({
      'report.get': () => Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })),
      'backup.create': () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' })),
    });
    expect(await dispatch('report.get', { id: 7 })).toMatchObject({ error: { code: 'disk-full' } });
    expect(await dispatch('backup.create', null)).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('an inbox that could not be opened is an answer, not a rejection', async () => {
    const dispatch = createDispatch(Promise.reject(new SamesideError('not-opened', 'The inbox was not opened.')), log);
    expect(await dispatch('inbox.counts', null)).toMatchObject({ ok: false, error: { code: 'not-opened' } });
  });
});

describe('the size of a request', () => {
  it('counts bytes, not characters', () => {
    expect(isAcceptablePayload('é'.repeat(100), 208)).toBe(true);
    expect(isAcceptablePayload('é'.repeat(100), 207)).toBe(false);
  });

  it('refuses what JSON could not carry, and nesting without an end', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const value of [circle, new Map(), new Date(), new Float64Array(3), 1n, /x/, { a: new Set() }]) {
      expect(isAcceptablePayload(value, 1e6)).toBe(false);
    }
  });

  it('takes any JSON that is small enough', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => isAcceptablePayload(value, 1e7)));
  });
});
