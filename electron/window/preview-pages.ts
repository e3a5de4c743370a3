import { randomUUID } from 'node:crypto';
import { host, scheme } from './page-scheme.ts';

/** A preview's bytes and what they are. */
export interface PreviewPage {
  bytes: string | Uint8Array;
  mimeType: 'text/html; charset=utf-8' | 'application/pdf';
}

/** What the page may show of a report before it is written: a few at a time, under addresses that nobody guesses. */
export interface PreviewPages {
  /** @returns where it is shown from now on */
  keep(page: PreviewPage): string;
  /** What stands at an address, null when it is gone. */
  found(address: string): PreviewPage | null;
}

/** So many are kept: a switch of the format must not take away what is still shown. */
const kept = 6;
/** What all addresses of previews begin with. */
export const previewBase = `${scheme}://${host}/preview/`;

export function createPreviewPages(): PreviewPages {
  const pages = new Map<string, PreviewPage>();
  return {
    keep(page) {
      const address = previewBase + randomUUID();
      pages.set(address, page);
      for (const oldest of pages.keys()) {
        if (pages.size <= kept) break;
        pages.delete(oldest);
      }
      return address;
    },
    found: (address) => pages.get(address) ?? null,
  };
}
