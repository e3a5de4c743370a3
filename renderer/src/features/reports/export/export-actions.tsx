import { Eye, Share } from 'lucide-react';
import { useCommand } from '../../../commands.ts';
import { Button } from '../../../components/button.tsx';
import { useExportChoices } from '../../../stores/report-export.ts';
import { text } from '../../../text.ts';
import type { WrittenReport } from '../insertion.ts';
import { ExportDialog } from './export-dialog.tsx';

/** The ways from the page to a file: look first, or export at once. */
export function ExportActions({ written: { desk, title } }: { written: WrittenReport }) {
  const open = (): void =>
    desk.ask(
      <ExportDialog
        reportId={desk.report.id}
        title={title}
        audienceId={desk.report.audienceId}
        editionId={null}
        flush={desk.flush}
        onClose={() => desk.ask(null)}
      />,
    );
  const preview = (): void => {
    useExportChoices.setState({ preview: true });
    open();
  };
  useCommand('report-preview', preview);
  useCommand('report-export', open);
  return (
    <>
      <Button
        look="quiet"
        className="desk-way"
        title={text.reportExport.preview}
        icon={<Eye size={14} />}
        onClick={preview}
      >
        {text.reportExport.preview}
      </Button>
      <Button className="desk-way" title={text.reportExport.open} icon={<Share size={14} />} onClick={open}>
        {text.reportExport.open}
      </Button>
    </>
  );
}
