import type { searchRoutes } from '../../../shared/ipc/search.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Search, completion and own history. */
export function searchHandlers({ database }: HandlerContext): Pick<Handlers, keyof typeof searchRoutes> {
  return {
    'search.run': (input) => database.call('search', input),
    'search.countSlice': (input) => database.call('searchCountSlice', input),
    'search.complete': (input) => database.call('completeQuery', input),
    'search.history': () => database.call('searchHistory', null),
    'search.remember': (input) => database.call('rememberSearch', input),
    'search.forget': (input) => database.call('forgetSearch', input),
  };
}
