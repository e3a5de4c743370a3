import type { chartRoutes } from '../../../shared/ipc/charts.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Charts, counted in slices. */
export function chartHandlers({ database }: HandlerContext): Pick<Handlers, keyof typeof chartRoutes> {
  return { 'chart.slice': (input) => database.call('chartSlice', input) };
}
