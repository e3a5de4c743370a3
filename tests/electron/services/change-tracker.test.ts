import { afterEach, describe, expect, it } from 'vitest';
import { checkedTracker, trackerAnswer, trackerHost } from '../../../electron/services/change-tracker.ts';
import { startLoopbackServer, type LoopbackServer } from '../sources/loopback-server.ts';
import { openInbox } from './open-inbox.ts';

const servers: LoopbackServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A GitLab of one's own on this machine, and a change that is linked to an issue there. */
async function linkedChange(answer: { status: number; body: string }) {
  const server = await startLoopbackServer((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body);
  });
  servers.push(server);
  const { database } = await openInbox();
  const { id } = await database.call('createChange', { title: 'Export' });
  await database.call('setChangeTracker', { id, url: `${server.origin}/team/project/-/issues/12#note_1` });
  return { database, id, server, host: (await trackerHost(database, id))! };
}

describe('the state in a tracker', () => {
  it('is asked for at the project that the address names, kept with its title, and changes nothing by itself', async () => {
    const body = JSON.stringify({ title: 'Keep\n every name', state: 'closed' });
    const { database, id, server, host } = await linkedChange({ status: 200, body });
    const tracker = await checkedTracker(database, id, { allowedHosts: [host] });
    expect(server.requests.map(({ url }) => url)).toEqual(['/api/v4/projects/team%2Fproject/issues/12']);
    expect(tracker).toMatchObject({ state: 'closed', title: 'Keep every name', error: null, canCheck: true });
    expect(tracker!.label).toBe('GitLab issue team/project#12 at 127.0.0.1');
    expect((await database.call('changeDetail', { id })).state).toBe('heard');
  });

  it('would catch a tracker on this machine or in its own network being asked without leave', async () => {
    const { database, id, server } = await linkedChange({ status: 200, body: '{}' });
    const tracker = await checkedTracker(database, id, { allowedHosts: [] });
    expect(server.requests).toEqual([]);
    expect(tracker).toMatchObject({ state: null, error: expect.stringContaining('https') });
  });

  it.each([
    [404, '{}', /check the address/],
    [429, '{}', /asked less often.*an hour/],
    [200, '<html>sign in</html>', /something else than an issue/],
  ])('that cannot be had says what to do: %i', async (status, body, words) => {
    const { database, id, host } = await linkedChange({ status, body });
    const tracker = await checkedTracker(database, id, { allowedHosts: [host] });
    expect(tracker!.error).toMatch(words);
    expect(tracker!.state).toBeNull();
  });

  it('is not asked where that takes a name and a password', async () => {
    const { database } = await openInbox();
    const { id } = await database.call('createChange', { title: 'Export' });
    await expect(checkedTracker(database, id, { allowedHosts: [] })).rejects.toMatchObject({ code: 'no-tracker' });
    await database.call('setChangeTracker', { id, url: 'https://linear.app/team/issue/ABC-12' });
    await expect(checkedTracker(database, id, { allowedHosts: [] })).rejects.toMatchObject({ code: 'cannot-check' });
    await expect(database.call('setChangeTracker', { id, url: 'https://example.org' })).rejects.toMatchObject({
      code: 'unknown-tracker',
    });
  });

  it.each([
    ['github', { state: 'open', title: 'T' }, 'open'],
    ['github', { state: 'closed', title: 'T', pull_request: { merged_at: '2026-01-01T00:00:00Z' } }, 'merged'],
    ['github', { state: 'closed', title: 'T', pull_request: { merged_at: null } }, 'closed'],
    ['gitlab', { state: 'opened', title: 'T' }, 'open'],
    ['gitlab', { state: 'merged', title: 'T' }, 'merged'],
    ['gitlab', { state: 'locked', title: 'T' }, 'closed'],
  ] as const)('is told apart: %s %o', (kind, body, state) => {
    expect(trackerAnswer(kind, JSON.stringify(body))).toEqual({ state, title: 'T' });
  });

  it.each(['', '[]', 'null', '"open"', '{"state":"open"}', '{"state":1,"title":"T"}', '{"state":"gone","title":"T"}'])(
    'would catch an answer that is no issue being taken for one: %s',
    (body) => expect(trackerAnswer('github', body)).toBeNull(),
  );
});
