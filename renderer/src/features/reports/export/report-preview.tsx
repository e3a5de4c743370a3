import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReportFormat } from '../../../../../shared/model/report-formats.ts';
import type { ReportPreview as Preview } from '../../../../../shared/model/report-preview.ts';
import { ErrorState } from '../../../components/states.tsx';
import { request } from '../../../ipc.ts';
import { text } from '../../../text.ts';
import type { ToldChoice } from './told-choice.ts';

const words = text.reportExport;
// Reading PDF takes a megabyte of code, which nobody waits for who does not look at one.
const PdfPages = lazy(() => import('./pdf-pages.tsx').then((loaded) => ({ default: loaded.PdfPages })));

/**
 * What the chosen format will look like, made as the file is made.
 * @param opened tells one look from the next: a draft may have changed between them
 */
export function ReportPreview(props: {
  reportId: number;
  format: ReportFormat;
  told: ToldChoice;
  opened: number;
  flush: () => Promise<void>;
}) {
  const { reportId, format, told, opened, flush } = props;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['report-preview', opened, reportId, format, told],
    queryFn: async () => {
      await flush();
      return request('report.preview', { reportId, format, ...told });
    },
    gcTime: 0,
  });
  return (
    <section className="report-preview" aria-label={words.previewOf(words.formats[format].name)} aria-busy={isPending}>
      {error !== null ? (
        <ErrorState title={words.previewFailed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <p className="state state-loading" role="status">
          {words.previewing}
        </p>
      ) : (
        <Suspense fallback={null}>
          <Shown key={`${format}:${opened}`} preview={data} name={words.formats[format].name} />
        </Suspense>
      )}
    </section>
  );
}

function Shown({ preview, name }: { preview: Preview; name: string }) {
  switch (preview.type) {
    case 'pdf':
      return <PdfPages address={preview.address} />;
    case 'page':
      return <Page address={preview.address} name={name} />;
    case 'text':
      return (
        <pre className="preview-text" tabIndex={0}>
          {preview.text}
        </pre>
      );
    case 'mail':
      return <Mail preview={preview} name={name} />;
    case 'table':
      return <Table rows={preview.rows} />;
  }
}

/** A page of ours in a frame that may do nothing. */
function Page({ address, name }: { address: string; name: string }) {
  return <iframe className="preview-page" sandbox="" src={address} title={words.previewOf(name)} />;
}

function Mail({ preview, name }: { preview: Extract<Preview, { type: 'mail' }>; name: string }) {
  const [plain, setPlain] = useState(false);
  return (
    <>
      <div className="preview-mail-head">
        <p>
          <span className="quiet">{words.subject}:</span> {preview.subject}
        </p>
        <div className="segmented">
          <button type="button" aria-pressed={!plain} onClick={() => setPlain(false)}>
            {words.mailHtml}
          </button>
          <button type="button" aria-pressed={plain} onClick={() => setPlain(true)}>
            {words.mailText}
          </button>
        </div>
      </div>
      {plain ? (
        <pre className="preview-text" tabIndex={0}>
          {preview.text}
        </pre>
      ) : (
        <Page address={preview.address} name={name} />
      )}
    </>
  );
}

function Table({ rows: [head = [], ...rows] }: { rows: string[][] }) {
  return (
    <div className="preview-table" tabIndex={0} role="group" aria-label={words.preview}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
