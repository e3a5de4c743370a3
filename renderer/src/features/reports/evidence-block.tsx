import { nameAsWished } from '../../../../shared/model/credit-wish.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import { openLink } from '../../actions/outside.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** The quoted words in a report, with who said them as that person wishes. */
export function EvidenceBlock({ evidence }: { evidence: Evidence | undefined }) {
  if (evidence === undefined) {
    return (
      <div className="report-quote report-quote-gone" tabIndex={0}>
        {text.reports.gone}
      </div>
    );
  }
  const who = nameAsWished({ ...evidence, name: evidence.who }, evidence.source);
  const day = formatDay(evidence.date, Date.now());
  return (
    <blockquote className="report-quote" tabIndex={0}>
      <p className="report-quote-words">{evidence.quote}</p>
      <footer className="report-quote-source">
        {who.endsWith(evidence.source) ? `${who}, ${day}` : `${who} · ${evidence.source}, ${day}`}
        {evidence.url === null ? null : (
          <>
            {' · '}
            <a
              href={evidence.url}
              title={evidence.url}
              onClick={(event) => {
                event.preventDefault();
                void openLink(evidence.url!);
              }}
            >
              {text.reports.original}
            </a>
          </>
        )}
      </footer>
    </blockquote>
  );
}
