import { useQuery } from '@tanstack/react-query';
import type { ConversationAction } from '../../../../shared/model/conversation-action.ts';
import type { RulePreview } from '../../../../shared/model/triage.ts';
import { useNow } from '../../components/use-now.ts';
import { codeOf } from '../../ipc.ts';
import { queries } from '../../query.ts';
import { formatNumber } from '../../text/count.ts';
import { text } from '../../text.ts';
import { formatShort } from '../../time.ts';

/** What a rule would do at the moment: how many, and the first of them. */
export function RulePreviewBox({ query, effects }: { query: string; effects: ConversationAction[] }) {
  const { data, error } = useQuery(queries.rulePreview(query, effects));
  const now = useNow();
  const isWrong = error !== null && codeOf(error) === 'query';
  return (
    <section className="rule-preview" aria-label={text.rules.preview}>
      <h3>{text.rules.preview}</h3>
      <p role="status">{data === undefined || isWrong ? text.rules.previewWait : previewWords(data, effects)}</p>
      {data === undefined || isWrong || data.rows.length === 0 ? null : (
        <ul>
          {data.rows.map((row) => (
            <li key={row.id}>
              <span className="rule-preview-title">{row.title || text.inbox.untitled}</span>
              <span className="quiet">{row.firstVoice || text.inbox.nobody}</span>
              <time className="quiet" dateTime={new Date(row.lastActivity).toISOString()}>
                {formatShort(row.lastActivity, now)}
              </time>
            </li>
          ))}
          {data.conversations > data.rows.length ? (
            <li className="quiet">{text.rules.previewMore(data.conversations - data.rows.length)}</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

function previewWords({ matching, conversations, isExact }: RulePreview, effects: ConversationAction[]): string {
  const words = text.rules;
  const all = words.matching(matching, isExact);
  if (matching === 0) return isExact ? words.previewNone : words.previewWait;
  if (effects.length === 0) return words.previewMatching(all);
  if (conversations === 0) return words.previewNothingNew(all);
  return words.previewCounts(all, formatNumber(conversations));
}
