import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { RouteInput, RouteName, RouteOutput } from '../../shared/ipc/contract.ts';
import type { Sameside } from './fixtures.ts';

declare const window: Window & { sameside: Bridge };

/** Asks the main process as the page does. @throws when it answers with an error */
export async function ask<Name extends RouteName>(
  sameside: Sameside,
  name: Name,
  input: RouteInput<Name>,
): Promise<RouteOutput<Name>> {
  const answer = await sameside.window.evaluate(
    ([route, value]) => window.sameside.request(route as 'app.info', value as null),
    [name, input] as [string, unknown],
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
  return answer.data as RouteOutput<Name>;
}
