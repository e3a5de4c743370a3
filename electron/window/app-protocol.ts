import type { Session } from 'electron';
import { protocol } from 'electron';
import { pageResponse, scheme } from './page-response.ts';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page from `folder` to this session, and nothing else. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(scheme, (request) => pageResponse(folder, request.method, request.url));
}
