import { inlineText, usesOf, type ReportDocument } from '../../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../../shared/model/report-material.ts';
import { text } from '../../text.ts';

interface OutlineProps {
  title: string;
  document: ReportDocument;
  material: ReportMaterial | undefined;
  onGo: (blockId: string | null) => void;
  onBack: () => void;
}

/** The headings of the report, and what it quotes. */
export function Outline({ title, document, material, onGo, onBack }: OutlineProps) {
  const headings = document.content.flatMap((block) =>
    block.type === 'heading'
      ? [{ id: block.attrs.id ?? '', level: block.attrs.level, words: inlineText(block.content) }]
      : [],
  );
  const quoted = usesOf(document).evidence.flatMap((id) => material?.evidence[id] ?? []);
  const people = new Set(quoted.map((one) => one.personId ?? one.who));
  const toAsk = new Set(quoted.filter((one) => one.wish === 'ask').map((one) => one.personId ?? one.who));
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
      {quoted.length === 0 ? null : (
        <>
          <h2 className="outline-label">{text.reports.facts}</h2>
          <ul className="outline-facts">
            <li className="fact-good">✓ {text.reports.quotes(quoted.length)}</li>
            <li className="fact-good">✓ {text.reports.peopleQuoted(people.size)}</li>
            {toAsk.size === 0 ? null : <li className="fact-open">! {text.reports.toAsk(toAsk.size)}</li>}
          </ul>
        </>
      )}
    </nav>
  );
}
