import { useState } from 'react';
import { showFailure } from '../../actions/failure.ts';
import { revealFile, showFile } from '../../actions/outside.ts';
import { Menu } from '../../components/menu.tsx';
import { request } from '../../ipc.ts';
import { text } from '../../text.ts';

const formats = ['html', 'pdf', 'md'] as const;

/** Writes the report to a file, after everything typed is saved. */
export function ExportMenu({ reportId, flush }: { reportId: number; flush: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const run = async (format: (typeof formats)[number]): Promise<void> => {
    setBusy(true);
    try {
      await flush();
      const written = await request('report.export', {
        reportId,
        editionId: null,
        audienceId: null,
        naming: null,
        format,
        name: document.querySelector<HTMLTextAreaElement>('.report-title')?.value ?? '',
        key: crypto.randomUUID(),
      });
      if (written !== null) {
        setPath(written.path);
        showFile(text.reports.exported(written.path), written.path);
      }
    } catch (error) {
      showFailure(text.reports.export, error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {path === null ? null : (
        <button type="button" className="link-button export-path" title={path} onClick={() => void revealFile(path)}>
          {text.reports.reveal}
        </button>
      )}
      <Menu
        look="main"
        label={busy ? text.reports.exporting : text.reports.export}
        disabled={busy}
        items={formats.map((format) => ({
          key: format,
          label: text.reports.formats[format],
          run: () => void run(format),
        }))}
      />
    </>
  );
}
