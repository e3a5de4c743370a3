import { useQuery } from '@tanstack/react-query';
import { Copy, Eye, EyeOff } from 'lucide-react';
import { useId, useState } from 'react';
import { reportFormats, type ReportFormat } from '../../../../../shared/model/report-formats.ts';
import { revealFile } from '../../../actions/outside.ts';
import { showFailure } from '../../../actions/failure.ts';
import { Button } from '../../../components/button.tsx';
import { DialogFoot } from '../../../components/dialog-foot.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { TextField } from '../../../components/fields.tsx';
import { request } from '../../../ipc.ts';
import { showToast } from '../../../stores/announce.ts';
import { useExportChoices } from '../../../stores/report-export.ts';
import { text } from '../../../text.ts';
import { ReportPreview } from './report-preview.tsx';
import { ToldFields } from './told-fields.tsx';
import type { ToldChoice } from './told-choice.ts';
import { fileOf, useExport } from './use-export.ts';

const words = text.reportExport;

/**
 * Whom a report goes to, in which format, and how that will look; writes the file or puts it on the clipboard.
 * @param editionId what is exported from the start: an edition, or null for the draft
 * @param flush stores what was typed, before anything is made of it
 */
export function ExportDialog(props: {
  reportId: number;
  title: string;
  audienceId: number | null;
  editionId: number | null;
  flush: () => Promise<void>;
  onClose: () => void;
}) {
  const { reportId, title, flush, onClose } = props;
  const { format, preview } = useExportChoices();
  const known: ReportFormat = reportFormats.includes(format) ? format : 'pdf';
  const [told, setTold] = useState<ToldChoice>({
    editionId: props.editionId,
    audienceId: props.editionId === null ? props.audienceId : null,
    naming: null,
  });
  const [name, setName] = useState(title.trim() || text.reports.untitled);
  const [opened] = useState(() => Date.now());
  const { exporting, start, stop } = useExport(flush);
  const group = useId();
  const close = (): void => {
    stop();
    onClose();
  };
  const { data: audiences = [] } = useQuery({
    queryKey: ['report-export', 'audiences', opened],
    queryFn: () => request('audience.list', null),
    gcTime: 0,
  });
  const { data: editions = [] } = useQuery({
    queryKey: ['report-export', 'editions', reportId, opened],
    queryFn: async () => (await request('edition.ofReport', { reportId })).editions,
    gcTime: 0,
  });
  const copy = async (): Promise<void> => {
    try {
      await flush();
      const { html, text: plain } = await request('report.copy', { reportId, ...told });
      const blob = (content: string, type: string): Blob => new Blob([content], { type });
      const item = { 'text/html': blob(html, 'text/html'), 'text/plain': blob(plain, 'text/plain') };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      showToast(words.copied);
    } catch (error) {
      showFailure(words.copyFailed, error);
    }
  };
  const running = exporting.state === 'running';
  return (
    <Dialog title={words.title} wide onClose={close}>
      <div className={preview ? 'export-desk with-preview' : 'export-desk'}>
        <form
          className="export-choices"
          onSubmit={(event) => {
            event.preventDefault();
            void start({ reportId, format: known, name: name.trim() || text.reports.untitled, ...told });
          }}
        >
          <fieldset className="export-formats">
            <legend className="field-label">{words.format}</legend>
            {reportFormats.map((one) => (
              <label key={one} className="export-format">
                <input
                  type="radio"
                  name={group}
                  data-autofocus={one === known ? '' : undefined}
                  checked={one === known}
                  onChange={() => useExportChoices.setState({ format: one })}
                />
                <span className="export-format-name">{words.formats[one].name}</span>
                <span className="export-format-hint">{words.formats[one].hint}</span>
              </label>
            ))}
          </fieldset>
          <ToldFields told={told} audiences={audiences} editions={editions} onChange={setTold} />
          <TextField label={words.fileName} maxLength={200} spellCheck={false} value={name} onChange={setName} />
          <p className="export-state" role="status">
            {exporting.state === 'running' ? (
              <>
                {words.stages[exporting.stage ?? 'gathering']}
                <Button look="quiet" onClick={stop}>
                  {words.stop}
                </Button>
              </>
            ) : exporting.state === 'done' ? (
              <>
                <span className="export-path" title={exporting.path}>
                  {words.done(fileOf(exporting.path))}
                </span>
                <Button look="quiet" onClick={() => void revealFile(exporting.path)}>
                  {words.reveal}
                </Button>
              </>
            ) : exporting.state === 'stopped' ? (
              words.stopped
            ) : exporting.state === 'failed' ? (
              <span className="field-error">{`${words.failed}: ${exporting.message}`}</span>
            ) : null}
          </p>
          <DialogFoot submit={words.save} ready={!running}>
            <Button
              look="quiet"
              icon={preview ? <EyeOff size={14} /> : <Eye size={14} />}
              aria-expanded={preview}
              onClick={() => useExportChoices.setState({ preview: !preview })}
            >
              {preview ? words.hidePreview : words.preview}
            </Button>
            <Button icon={<Copy size={14} />} title={words.copyHint} onClick={() => void copy()}>
              {words.copy}
            </Button>
          </DialogFoot>
        </form>
        {preview ? (
          <ReportPreview reportId={reportId} format={known} told={told} opened={opened} flush={flush} />
        ) : null}
      </div>
    </Dialog>
  );
}
