import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import { SamesideError } from '../errors.ts';
import { pagesOfPlaces } from './pdf-places.ts';

/** Answered by the window's own session only, so it needs no registration and nobody else can ask for it. */
const PAGE = 'sameside-report:page';
const TIME_LIMIT = 60_000;
/** Inches. */
const MARGINS = { top: 0.87, bottom: 0.87, left: 0.79, right: 0.79 };
const FOOTER = `<div style="display: flex; gap: 24px; box-sizing: border-box; width: 100%; padding: 0 0.79in; font: 10px Helvetica, Arial, sans-serif; color: #5b564e;">
<span class="title" dir="auto" style="flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; text-align: left;"></span>
<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

/** What is printed: markup, or markup by the page that each place in it stands on, which is known when it was printed once. */
export type PrintedHtml = string | ((pages: ReadonlyMap<string, number>) => string);

/**
 * Prints an exported HTML report: a tagged PDF with an outline and page numbers. The page is laid out in a hidden
 * sandboxed window with a session of its own in memory, where no script runs and nothing is loaded.
 * Rejects with `SamesideError`: `pdf-timeout` after 60 seconds, `pdf-failed`, `cancelled`.
 */
export async function reportPdf(html: PrintedHtml, paper: 'A4' | 'Letter', signal?: AbortSignal): Promise<Buffer> {
  const partition = `report-${randomUUID()}`;
  const served = { html: typeof html === 'string' ? html : html(new Map()) };
  const closed = closedSession(session.fromPartition(partition, { cache: false }), served);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
    },
  });
  const { webContents } = window;
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-frame-navigate', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  try {
    const print = async (): Promise<Buffer> => {
      const first = await printed(window, paper, signal);
      const pages = typeof html === 'string' ? new Map<string, number>() : pagesOfPlaces(first);
      if (typeof html === 'string' || pages.size === 0) return first;
      served.html = html(pages);
      return printed(window, paper, signal);
    };
    return withoutMachine(await withinTime(print()));
  } catch (error) {
    if (error instanceof SamesideError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SamesideError('pdf-failed', `The report could not be printed: ${reason}`);
  } finally {
    if (!window.isDestroyed()) window.destroy();
    closed.protocol.unhandle(schemeOf(PAGE));
  }
}

async function printed(window: BrowserWindow, paper: 'A4' | 'Letter', signal?: AbortSignal): Promise<Buffer> {
  const { webContents } = window;
  const crashed = new Promise<never>((_, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(reason)));
  });
  const cancelled = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new SamesideError('cancelled', 'Printing was stopped.')));
  });
  const print = async (): Promise<Buffer> => {
    await webContents.loadURL(PAGE);
    return webContents.printToPDF({
      pageSize: paper,
      margins: MARGINS,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  };
  return Promise.race([print(), crashed, cancelled]);
}

function closedSession(own: Session, served: { html: string }): Session {
  own.protocol.handle(
    schemeOf(PAGE),
    () =>
      new Response(served.html, {
        headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
      }),
  );
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url !== PAGE && !url.startsWith('data:font/woff2;') }),
  );
  own.setPermissionRequestHandler((_webContents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  return own;
}

/** What stands in the file as its creator is the browser and the system of this machine: our name takes its place, byte for byte. */
function withoutMachine(pdf: Buffer): Buffer {
  const lead = '/Creator (';
  const start = pdf.indexOf(lead, 0, 'latin1') + lead.length;
  // The facts of a file stand in its first object.
  if (start < lead.length || start > 4096) return pdf;
  let end = start;
  while (end < pdf.length && pdf[end] !== 0x29) end += pdf[end] === 0x5c ? 2 : 1;
  pdf.fill(' ', start, end);
  pdf.write('Sameside'.slice(0, end - start), start, 'latin1');
  return pdf;
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SamesideError('pdf-timeout', 'Printing took longer than 60 seconds.')),
      TIME_LIMIT,
    );
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    // Destroying the window makes the loser of the race fail as well.
    work.catch(() => {});
  }
}

function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':'));
}
