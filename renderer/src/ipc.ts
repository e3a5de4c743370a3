import type { Bridge, BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { RouteInput, RouteName, RouteOutput } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    sameside: Bridge;
  }
}

/** A request that the main process answered with an error; `code` is stable, `message` is for people. */
class RequestError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
  }
}

let held: Promise<void> | null = null;

/** What is asked from now on waits for this. */
export function holdRequests(until: Promise<void>): void {
  held = until.then(() => {
    held = null;
  });
}

/** Asks the main process; rejects with a `RequestError` when it says no. */
export async function request<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<RouteOutput<Name>> {
  if (held !== null) await held;
  const answer = await window.sameside.request(name, input);
  if (!answer.ok) throw new RequestError(answer.error.code, answer.error.message);
  return answer.data;
}

/** Returns a function that ends the subscription. */
export function subscribe(listener: (event: BridgeEvent) => void): () => void {
  return window.sameside.subscribe(listener);
}

/** The paths of dropped files; those that have none (a picture dragged out of a page) are left out. */
export function pathsOf(files: Iterable<File>): string[] {
  return [...files].map((file) => window.sameside.pathOf(file)).filter((path) => path !== '');
}

/** The words of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The stable code of an error, empty for one that has none. */
export function codeOf(error: unknown): string {
  return error instanceof RequestError ? error.code : '';
}
