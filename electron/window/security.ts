import type { Session, WebContents } from 'electron';
import { isPageAddress, isPreviewAddress } from './page-response.ts';
import type { Log } from '../log.ts';

const grantedToOurPage = new Set(['notifications', 'clipboard-sanitized-write']);

export interface ContentsGuards {
  log: Log;
  /** Called with the address of a link that was clicked inside a message. */
  offerLink(address: string): void;
}

/**
 * Refuses all that a page may ask of the machine: permissions, devices, downloads, and every address that is not our own page.
 * @param developerTools their own pages may load as well
 */
export function guardSession(session: Session, { log, developerTools }: { log: Log; developerTools: boolean }): void {
  const isGranted = (permission: string, address: string | undefined, isMainFrame: boolean): boolean =>
    grantedToOurPage.has(permission) && isMainFrame && address !== undefined && isPageAddress(address);

  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const granted = isGranted(permission, details.requestingUrl, details.isMainFrame);
    if (!granted) log.warn('permission refused', { permission });
    callback(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isGranted(permission, details.requestingUrl ?? origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  // Chromium's own would fetch its dictionaries; that of a Mac is the system's.
  session.setSpellCheckerEnabled(process.platform === 'darwin');
  session.on('will-download', (event) => {
    log.warn('download refused');
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const ours = isPageAddress(url) || (developerTools && url.startsWith('devtools://'));
    if (!ours) log.warn('request refused', { url });
    callback({ cancel: !ours });
  });
}

/** Keeps a page where it is: no navigation, no new windows, no embedded browsers. */
export function guardContents(contents: WebContents, { log, offerLink }: ContentsGuards): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    // Only our page knows such an address; its frame shows nothing but what was made for it.
    if (!event.isMainFrame && isPreviewAddress(event.url)) return;
    event.preventDefault();
    log.info('navigation refused', { url: event.url, isMainFrame: event.isMainFrame });
    const from = event.initiator?.url ?? '';
    if (!event.isMainFrame && (from === 'about:srcdoc' || isPreviewAddress(from))) offerLink(event.url);
  });
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('new window refused', { url });
    return { action: 'deny' };
  });
}
