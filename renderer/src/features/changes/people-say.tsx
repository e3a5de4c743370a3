import type { ReactNode } from 'react';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import { addEvidence, removeEvidence } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** The words of all who ask for it, and those that were quoted in its conversations and could be added. */
export function PeopleSay({ change }: { change: ChangeDetail }) {
  return (
    <section className="change-section">
      <h2>{text.changes.say}</h2>
      {change.evidence.length === 0 ? <p className="quiet">{text.changes.sayEmpty}</p> : null}
      {change.evidence.map((evidence) => (
        <Quote key={evidence.id} evidence={evidence}>
          <Button
            look="quiet"
            aria-label={text.changes.takeOf(evidence.quote)}
            onClick={() => void removeEvidence(change.id, evidence.id)}
          >
            {text.changes.take}
          </Button>
        </Quote>
      ))}
      {change.offered.length === 0 ? null : (
        <>
          <h3>{text.changes.offered}</h3>
          {change.offered.map((evidence) => (
            <Quote key={evidence.id} evidence={evidence}>
              <Button
                aria-label={text.changes.addOf(evidence.quote)}
                onClick={() => void addEvidence(change.id, evidence.id)}
              >
                {text.changes.add}
              </Button>
            </Quote>
          ))}
        </>
      )}
    </section>
  );
}

function Quote({ evidence, children }: { evidence: Evidence; children: ReactNode }) {
  const now = useNow();
  const { conversationId, messageId } = evidence;
  const place = [evidence.who || text.inbox.nobody, evidence.source, formatDay(evidence.date, now)].join(', ');
  return (
    <blockquote className="quote-card change-quote">
      <p>{evidence.quote}</p>
      <footer>
        <span>
          {place}
          {conversationId === null || messageId === null ? null : (
            <>
              {' · '}
              <button
                type="button"
                className="link-button"
                data-stop
                onClick={() => visitConversation(conversationId, { messageId, words: [] })}
              >
                {text.changes.inContext}
              </button>
            </>
          )}
        </span>
        {children}
      </footer>
    </blockquote>
  );
}
