import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// eslint-disable-next-line import/default -- the bundler makes it
import workerAddress from './pdf-worker.ts?worker&url';

export type { PDFDocumentProxy };

/** The page demands a trusted value for the address of a worker; this policy knows only our own. */
const workerPolicy = (
  window as unknown as {
    trustedTypes: {
      createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(_: string): string };
    };
  }
).trustedTypes.createPolicy('pdf-worker', { createScriptURL: () => workerAddress });

let worker: Worker | null = null;

/** Opens a PDF of ours to be drawn. Reading goes on in one worker for all. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  worker ??= new Worker(workerPolicy.createScriptURL(''), { type: 'module' });
  GlobalWorkerOptions.workerPort = worker;
  return getDocument({ data: bytes, useWasm: false, useSystemFonts: false, disableWorkerRendering: true }).promise;
}
