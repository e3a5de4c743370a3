import { Copy, Ellipsis, LayoutTemplate, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { duplicateReport, saveTemplate } from '../../actions/drafts.ts';
import { deleteReport } from '../../actions/records.ts';
import { Menu } from '../../components/menu.tsx';
import { openReport } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatMoment } from '../../time.ts';
import type { ReportLine } from './report-lines.ts';
import { TemplateNameDialog } from './template-name-dialog.tsx';

const words = text.drafts.list;

/** One report of the list. */
export function ReportCard(props: { line: ReportLine; audience: string | null; now: number }) {
  const { line, audience, now } = props;
  const { report, edition } = line;
  const [naming, setNaming] = useState(false);
  const title = report.title || text.reports.untitled;
  const facts = [
    edition === null
      ? words.draft
      : words.published(edition.number, edition.edition, formatDay(edition.publishedAt, now)),
    ...(audience === null ? [] : [words.audience(audience)]),
    text.reports.evidenceCount(report.evidence),
    text.reports.changed(formatMoment(report.updatedAt, now)),
  ];
  return (
    <li className="card report-card">
      <button type="button" className="report-open" onClick={() => openReport(report.id)}>
        <span className="report-card-title">{title}</span>
        <span className="card-facts">{facts.join(' · ')}</span>
      </button>
      <Menu
        label={words.more(title)}
        face={<Ellipsis size={16} />}
        items={[
          {
            key: 'duplicate',
            label: words.duplicate,
            icon: <Copy size={14} />,
            run: () => void duplicateReport(report.id, report.title),
          },
          {
            key: 'template',
            label: text.drafts.saveTemplate.open,
            icon: <LayoutTemplate size={14} />,
            run: () => setNaming(true),
          },
          {
            key: 'delete',
            label: text.reports.delete,
            icon: <Trash2 size={14} />,
            danger: true,
            apart: true,
            run: () => void deleteReport(report.id),
          },
        ]}
      />
      {naming ? (
        <TemplateNameDialog
          title={text.drafts.saveTemplate.title}
          field={text.drafts.saveTemplate.field}
          hint={text.drafts.saveTemplate.hint}
          button={text.drafts.saveTemplate.button}
          first={title.split(',')[0]!.trim()}
          onSave={(name) => saveTemplate(report.id, name)}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </li>
  );
}
