import { nameAsWished } from '../../../../shared/model/credit-wish.ts';
import { text } from '../../text.ts';
import { formatShort } from '../../time.ts';
import type { DrawerItem } from './use-evidence.ts';

const words = text.reportEvidence;

/** A quote as the drawer shows it: its words, who is named with it, and whether it stands in the report. */
export function EvidenceCard({ item, isUsed, now }: { item: DrawerItem; isUsed: boolean; now: number }) {
  if (item.kind === 'message') {
    const { hit } = item;
    return (
      <div className="evidence-card evidence-card-message">
        <span className="evidence-card-words" dir="auto">
          {hit.snippet}
        </span>
        <span className="evidence-card-facts">
          <span className="evidence-card-who">
            {hit.from}, {formatShort(hit.date, now)}
          </span>
          <span className="evidence-card-state">{words.keep} ↵</span>
        </span>
      </div>
    );
  }
  const { evidence, reason } = item;
  const shown = nameAsWished({ ...evidence, name: evidence.who }, evidence.source);
  const isNamed = shown === evidence.who;
  const look = evidence.consent === 'refused' ? ' evidence-card-refused' : isNamed ? '' : ' evidence-card-unnamed';
  const state = isUsed
    ? text.reports.inReport
    : evidence.consent === 'refused'
      ? words.refused
      : evidence.consent === 'open'
        ? words.notAsked
        : `${text.reports.insert} ↵`;
  return (
    <div className={`evidence-card${look}`} title={reason ?? undefined}>
      <span className="evidence-card-words" dir="auto">
        “{evidence.quote}”
      </span>
      <span className="evidence-card-facts">
        <span className="evidence-card-who">
          {isNamed ? shown : text.reports.shownAs(shown)}, {formatShort(evidence.date, now)}
          {isNamed ? ` · ${evidence.source}` : ''}
        </span>
        <span className="evidence-card-state">{state}</span>
      </span>
    </div>
  );
}
