import type { ChangeTracker, TrackerState } from '../../shared/model/change.ts';
import { trackerOf, type Tracker } from '../../shared/model/tracker.ts';
import type { DatabaseClient } from '../db/client.ts';
import { SamesideError } from '../errors.ts';
import { FetchError } from '../sources/fetch-error.ts';
import { guardedFetch, isAllowedHost } from '../sources/guarded-fetch.ts';

/** An issue is some kilobytes; what is larger is something else. */
const limits = { redirects: 3, wireBytes: 2 ** 20, bytes: 4 * 2 ** 20, headersTime: 10_000, time: 20_000 };
const longestTitle = 500;

/** What a tracker says about an issue. */
export interface TrackerAnswer {
  state: TrackerState;
  title: string;
}

/** The host and port of a change's tracker in the form in which hosts are allowed; null without an address. */
export async function trackerHost(database: DatabaseClient, id: number): Promise<string | null> {
  const tracker = await database.call('changeTracker', { id });
  if (tracker === null) return null;
  const { hostname, port, protocol } = new URL(tracker.url);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/**
 * Looks up at GitHub or GitLab how the issue of a change stands and keeps what was found, or why nothing was: the error of the
 * answer says what to do. Nothing else of the change is touched.
 * @param options.allowedHosts exact `host:port` pairs that may lie in one's own network, and may do without https
 * @throws SamesideError `not-found`, `no-tracker` without an address, `cannot-check` for one that takes a name and a password
 */
export async function checkedTracker(
  database: DatabaseClient,
  id: number,
  options: { allowedHosts: readonly string[] },
): Promise<ChangeTracker | null> {
  const known = await database.call('changeTracker', { id });
  if (known === null) throw new SamesideError('no-tracker', 'Give the address of the issue first.');
  const tracker = trackerOf(known.url);
  if (tracker?.api == null) {
    throw new SamesideError(
      'cannot-check',
      `${known.label} can only be read by those who are signed in there. Open it in the browser and say here how it stands.`,
    );
  }
  const asked = { id, url: known.url, checkedAt: Date.now() };
  try {
    const found = await askedTracker(tracker, options);
    return await database.call('storeTrackerCheck', { ...asked, ...found, error: null });
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return database.call('storeTrackerCheck', { ...asked, error: whatToDo(error, tracker) });
  }
}

async function askedTracker(
  tracker: Tracker,
  { allowedHosts }: { allowedHosts: readonly string[] },
): Promise<TrackerAnswer> {
  const address = new URL(tracker.api!);
  const isOwn = isAllowedHost(address, allowedHosts);
  refuseOpen(address, isOwn);
  const answer = await guardedFetch(address.href, { accept: 'application/json', limits, allowedHosts });
  refuseOpen(new URL(answer.address), isOwn);
  const found = trackerAnswer(tracker.kind, answer.body.toString('utf8'));
  if (found === null) {
    throw new FetchError('bad-answer', `${address.host} answered something else than an issue.`);
  }
  return found;
}

/** What goes over the open network can be read and changed on its way. */
function refuseOpen(url: URL, isOwn: boolean): void {
  if (url.protocol === 'https:' || isOwn) return;
  throw new FetchError('not-secure', `${url.host} is asked over https only.`);
}

/** How an issue stands by what the tracker's interface answered, null when that is no issue. */
export function trackerAnswer(kind: Tracker['kind'], json: string): TrackerAnswer | null {
  let found: unknown;
  try {
    found = JSON.parse(json);
  } catch {
    return null;
  }
  if (found === null || typeof found !== 'object') return null;
  const { title, state, pull_request: pull } = found as Record<string, unknown>;
  if (typeof title !== 'string' || typeof state !== 'string') return null;
  const merged = kind === 'github' ? hasMerged(pull) : state === 'merged';
  const isOpen = state === 'open' || state === 'opened';
  if (!merged && !isOpen && state !== 'closed' && state !== 'locked') return null;
  return {
    state: merged ? 'merged' : isOpen ? 'open' : 'closed',
    title: title.replace(/\s+/g, ' ').trim().slice(0, longestTitle),
  };
}

function hasMerged(pull: unknown): boolean {
  return pull !== null && typeof pull === 'object' && typeof (pull as { merged_at?: unknown }).merged_at === 'string';
}

const byHand = 'Open it in the browser and say here how it stands.';

function whatToDo({ code, status, message }: FetchError, { kind, url }: Tracker): string {
  const { host } = new URL(url);
  if (status === 404 || status === 401) {
    return `There is nothing at this address for those who are not signed in: check the address. If it is right, the project is closed to others. ${byHand}`;
  }
  if (status === 403 || status === 429) {
    return `${kind === 'github' ? 'GitHub' : host} wants to be asked less often. Look again in an hour. ${byHand}`;
  }
  if (status === 410) return `It was deleted or moved there. Give its new address.`;
  if (code === 'private-address') {
    return `${host} lies in your own network. It is asked when you allow that for this host.`;
  }
  return `${message} Look again later. ${byHand}`;
}
