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

/** What stands above the page: tools, and what becomes of the report. */
export function ReportBar({ written }: { written: WrittenReport | null }) {
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
      </div>
      <div className="desk-actions">
        {written === null ? null : <Actions written={written} />}
        <IconButton
          label={reportDrawer ? words.hideDrawer : words.showDrawer}
          aria-expanded={reportDrawer}
          onClick={() => toggleReportDrawer()}
        >
          <PanelRight size={15} />
        </IconButton>
      </div>
    </div>
  );
}

/** How the report stands and whom it is for, below the page. */
export function ReportFoot({ reportId, written }: { reportId: number; written: WrittenReport | null }) {
  return (
    <div className="desk-foot">
      <Saved reportId={reportId} />
      {written === null ? null : (
        <>
          <Words written={written} />
          <Audience desk={written.desk} />
        </>
      )}
    </div>
  );
}

/** It changes with each key and each save: nothing else is drawn with it. */
function Saved({ reportId }: { reportId: number }) {
  const saved = useSaving(({ unsaved }) => unsaved[savingKey(reportId)]?.state ?? 'saved');
  return (
    <span className={saved === 'failed' ? 'field-error' : undefined} role="status">
      {text.reports.state[saved]}
    </span>
  );
}

function Words({ written: { desk } }: { written: WrittenReport }) {
  const count = countWords(desk.page.view.state.doc);
  return <span title={words.wordsHint}>{words.words(count, readingMinutes(count))}</span>;
}

const Tools = memo(ReportTools);
const Audience = memo(AudiencePicker);

const Actions = memo(function Actions({ written }: { written: WrittenReport }) {
  return (
    <>
      <ExportActions written={written} />
      <PublishButton report={written} />
    </>
  );
});
