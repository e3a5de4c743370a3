import { inlineText, type ReportDocument } from '../../../../shared/model/report-document.ts';
import { text } from '../../text.ts';

interface OutlineProps {
  title: string;
  document: ReportDocument;
  onGo: (blockId: string | null) => void;
  onBack: () => void;
}

/** The headings of the report. */
export function Outline({ title, document, onGo, onBack }: OutlineProps) {
  const headings = document.content.flatMap((block) =>
    block.type === 'heading'
      ? [{ id: block.attrs.id ?? '', level: block.attrs.level, words: inlineText(block.content) }]
      : [],
  );
  return (
    <nav className="outline" aria-label={text.reports.outline}>
      <button type="button" className="link-button outline-back" onClick={onBack}>
        ← {text.reports.back}
      </button>
      <h2 className="outline-label">{text.reports.outline}</h2>
      <ul>
        <li>
          <button type="button" className="outline-item outline-title" onClick={() => onGo(null)}>
            {title || text.reports.untitled}
          </button>
        </li>
        {headings.map((heading) => (
          <li key={heading.id}>
            <button
              type="button"
              className={`outline-item outline-level-${heading.level}`}
              onClick={() => onGo(heading.id)}
            >
              {heading.words || text.reports.headingPlaceholder}
            </button>
          </li>
        ))}
      </ul>
      {headings.length === 0 ? <p className="quiet outline-empty">{text.reports.outlineEmpty}</p> : null}
    </nav>
  );
}
