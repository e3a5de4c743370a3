import { PanelLeft, PanelRight } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../components/button.tsx';
import { toggleReportDrawer, toggleReportOutline, usePreferences } from '../../stores/preferences.ts';
import { useSaving } from '../../stores/saving.ts';
import { text } from '../../text.ts';
import { AudiencePicker } from './audience-picker.tsx';
import { ExportActions } from './export/export-actions.tsx';
import type { WrittenReport } from './insertion.ts';
import { PublishButton } from './publish-button.tsx';
import { ReportTools } from './report-tools.tsx';
import { savingKey } from './use-report-draft.ts';
import { countWords, readingMinutes } from './word-count.ts';

const words = text.reportEditor;

/** What stands above the page: tools, and below them how it stands and what becomes of the report. */
export function ReportBar({ reportId, written }: { reportId: number; written: WrittenReport | null }) {
  const { reportOutline, reportDrawer } = usePreferences();
  return (
    <div className="desk-bar">
      <div className="desk-row">
        <IconButton
          label={reportOutline ? words.hideOutline : words.showOutline}
          aria-expanded={reportOutline}
          onClick={toggleReportOutline}
        >
          <PanelLeft size={15} />
        </IconButton>
        {written === null ? null : <Tools desk={written.desk} />}
        <IconButton
          label={reportDrawer ? words.hideDrawer : words.showDrawer}
          className="desk-end"
          aria-expanded={reportDrawer}
          onClick={() => toggleReportDrawer()}
        >
          <PanelRight size={15} />
        </IconButton>
      </div>
      <div className="desk-row desk-actions">
        <span className="desk-standing">
          {written === null ? null : <Words written={written} />}
          <Saved reportId={reportId} />
        </span>
        {written === null ? null : <Actions written={written} />}
      </div>
    </div>
  );
}

/** It changes with each key and each save: nothing else is drawn with it. */
function Saved({ reportId }: { reportId: number }) {
  const saved = useSaving(({ unsaved }) => unsaved[savingKey(reportId)]?.state ?? 'saved');
  return (
    <span className={saved === 'failed' ? 'desk-state field-error' : 'desk-state'} role="status">
      {text.reports.state[saved]}
    </span>
  );
}

function Words({ written: { desk } }: { written: WrittenReport }) {
  const count = countWords(desk.page.view.state.doc);
  return (
    <span className="desk-words" title={words.wordsHint}>
      {words.words(count, readingMinutes(count))}
    </span>
  );
}

const Tools = memo(ReportTools);

const Actions = memo(function Actions({ written }: { written: WrittenReport }) {
  return (
    <>
      <AudiencePicker desk={written.desk} />
      <ExportActions written={written} />
      <PublishButton report={written} />
    </>
  );
});
