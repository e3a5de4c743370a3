import { text } from '../../text.ts';

interface ReportTitleProps {
  title: string;
  /** Nothing was written yet: the title is the first thing to type. */
  isNew: boolean;
  onChange: (title: string) => void;
  /** Enter goes on to the page. */
  onLeave: () => void;
}

export function ReportTitle({ title, isNew, onChange, onLeave }: ReportTitleProps) {
  return (
    <textarea
      className="report-title"
      rows={1}
      aria-label={text.reports.titleField}
      placeholder={text.reports.untitled}
      value={title}
      autoFocus={isNew}
      onChange={(event) => onChange(event.target.value.replace(/\n/g, ' ').slice(0, 500))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
