import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { InboxPage } from '../../shared/model/conversation.ts';
import type { ListScope } from '../../shared/model/list-scope.ts';
import { pageSize, scopeKey, usualScope } from '../../shared/model/list-scope.ts';
import { pageOfSearch } from '../../shared/model/window-page.ts';
import { request, subscribe } from './ipc.ts';

/** Longer nobody waits for the first rows before the window is drawn without them, milliseconds. */
const patience = 150;

/** Something that was asked before the code of the window was there. */
export interface Early<Answer> {
  promise: Promise<Answer>;
  /** Undefined until it came. */
  answer?: Answer;
}

/** One page of a list, and which list that is. */
export interface FirstPage {
  scope: ListScope;
  page: InboxPage;
}

export const page = pageOfSearch(location.search);

/** What every window asks first. */
export const info = early(request('app.info', null));

/** What the main window draws first; null for the others. */
export const first =
  page.type === 'main'
    ? {
        inbox: early(firstPage()),
        counts: early(request('inbox.counts', null)),
        sources: early(request('source.list', null)),
        jobs: early(request('job.list', null)),
        besides: early(request('window.list', null)),
        savedViews: early(request('view.list', null)),
        labels: early(request('label.list', null)),
        changes: early(request('change.list', null)),
        reports: early(request('report.list', null)),
      }
    : null;

const waiting: BridgeEvent[] = [];
let listener = (event: BridgeEvent): void => void waiting.push(event);
subscribe((event) => listener(event));

/** Hears the events of the main process, those included that came since the page was opened. */
export function listen(next: (event: BridgeEvent) => void): void {
  listener = next;
  for (const event of waiting.splice(0)) next(event);
}

const pressed: KeyboardEvent[] = [];
const keep = (event: KeyboardEvent): void => void pressed.push(event);
document.addEventListener('keydown', keep);

/** Presses again what was pressed before anything could hear it. */
export function pressAgain(): void {
  document.removeEventListener('keydown', keep);
  for (const event of pressed.splice(0)) document.body.dispatchEvent(new KeyboardEvent('keydown', event));
}

/** Resolves when everything is answered, whichever way, or when the window must not wait any longer. */
export async function firstAnswers(): Promise<void> {
  const asked = [info, ...Object.values(first ?? {})].map(({ promise }) => promise);
  await Promise.race([Promise.allSettled(asked), new Promise((resolve) => setTimeout(resolve, patience))]);
}

function early<Answer>(promise: Promise<Answer>): Early<Answer> {
  const asked: Early<Answer> = { promise };
  // Whoever shows the answer shows the error as well.
  promise.then(
    (answer) => (asked.answer = answer),
    () => undefined,
  );
  return asked;
}

/** The list that was left last, else the usual one, which is asked for meanwhile. */
async function firstPage(): Promise<FirstPage> {
  const usual = pageOf(usualScope);
  usual.catch(() => undefined);
  const kept = keptScope((await info.promise).restore);
  return kept === null || scopeKey(kept) === scopeKey(usualScope) ? usual : pageOf(kept);
}

async function pageOf(scope: ListScope): Promise<FirstPage> {
  return { scope, page: await request('inbox.page', { scope, before: null, limit: pageSize }) };
}

/** Only looked at here; what is restored is checked where it is restored. */
function keptScope(restore: string | null): ListScope | null {
  try {
    const kept = JSON.parse(restore ?? 'null') as { navigation?: { scope?: ListScope } } | null;
    return kept?.navigation?.scope ?? null;
  } catch {
    return null;
  }
}
