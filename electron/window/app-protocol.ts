import type { Session } from 'electron';
import { protocol } from 'electron';
import type { PreviewPages } from './preview-pages.ts';
import { pageResponse, pictureResponse, type KeptPicture } from './page-response.ts';
import { scheme } from './page-scheme.ts';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  // The first answer makes Node load its fetch (80 ms): here, while Electron starts, nobody waits for it.
  setImmediate(() => void new Response(null));
}

/** Serves the built page from `folder`, what is previewed and the pictures of reports to this session, and nothing else. */
export function servePage(
  session: Session,
  folder: string,
  previews: PreviewPages,
  picture: (hash: string) => Promise<KeptPicture | undefined>,
): void {
  session.protocol.handle(
    scheme,
    async ({ method, url }) =>
      (await pictureResponse(picture, method, url)) ?? pageResponse(folder, method, url, previews),
  );
}
