import { useEffect, useRef, useState } from 'react';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { text } from '../../../text.ts';
import { openPdf, type PDFDocumentProxy } from './pdf-document.ts';

const words = text.reportExport;
/** Pages near the visible part are drawn ahead. */
const ahead = '600px';

/** The pages of a PDF as they will be printed, each drawn when it comes near. */
export function PdfPages({ address }: { address: string }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [ratio, setRatio] = useState(Math.SQRT2);
  const [error, setError] = useState<unknown>(null);
  const [again, setAgain] = useState(0);

  useEffect(() => {
    let opened: PDFDocumentProxy | null = null;
    let gone = false;
    const open = async (): Promise<void> => {
      const answer = await fetch(address);
      const read = await openPdf(new Uint8Array(await answer.arrayBuffer()));
      if (gone) return void read.loadingTask.destroy();
      opened = read;
      const { width, height } = (await read.getPage(1)).getViewport({ scale: 1 });
      setRatio(height / width);
      setPdf(read);
    };
    setError(null);
    open().catch((reason: unknown) => {
      if (!gone) setError(reason);
    });
    return () => {
      gone = true;
      setPdf(null);
      void opened?.loadingTask.destroy();
    };
  }, [address, again]);

  if (error !== null) {
    return <ErrorState title={words.previewFailed} error={error} retry={() => setAgain((count) => count + 1)} />;
  }
  if (pdf === null) return <LoadingState />;
  return (
    <ol className="pdf-pages" tabIndex={0} aria-label={words.pages}>
      {Array.from({ length: pdf.numPages }, (_, index) => (
        <PdfPage key={index} pdf={pdf} number={index + 1} ratio={ratio} />
      ))}
    </ol>
  );
}

function PdfPage({ pdf, number, ratio }: { pdf: PDFDocumentProxy; number: number; ratio: number }) {
  const place = useRef<HTMLLIElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [said, setSaid] = useState('');

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { root: place.current!.closest('.pdf-pages'), rootMargin: ahead },
    );
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!near) return undefined;
    let stop = (): void => {};
    let gone = false;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (gone || target === null) return;
      const base = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (target.clientWidth / base.width) * window.devicePixelRatio });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      const { items } = await page.getTextContent();
      if (!gone) setSaid(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    // A page that goes out of sight while it is drawn is not finished; it begins anew when it is back.
    draw().catch(() => {});
    return () => {
      gone = true;
      stop();
    };
  }, [near, number, pdf]);

  return (
    <li ref={place} className="pdf-page" data-drawn={said === '' ? undefined : ''}>
      <canvas ref={canvas} style={{ aspectRatio: String(1 / ratio) }} aria-hidden="true" />
      <p className="visually-hidden">{said}</p>
      <span className="pdf-page-number">{words.page(number, pdf.numPages)}</span>
    </li>
  );
}
