import { X } from 'lucide-react';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { unlinkConversation } from '../../actions/changes.ts';
import { IconButton } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** The conversations that ask for it. */
export function ChangeConversations({ change }: { change: ChangeDetail }) {
  const now = useNow();
  return (
    <section className="change-section">
      <h2>{text.changes.conversations}</h2>
      {change.conversations.length === 0 ? <p className="quiet">{text.changes.conversationsEmpty}</p> : null}
      <ul className="change-lines">
        {change.conversations.map((conversation) => {
          const title = conversation.title || text.inbox.untitled;
          return (
            <li key={conversation.id}>
              <span className="change-line">
                <button type="button" className="link-button" onClick={() => visitConversation(conversation.id)}>
                  {title}
                </button>
                <IconButton
                  label={text.changes.unlinkOf(title)}
                  onClick={() => void unlinkConversation(change.id, conversation.id)}
                >
                  <X size={14} />
                </IconButton>
              </span>
              <span className="quiet">
                {conversation.firstVoice}, {conversation.sourceName}, {formatDay(conversation.lastActivity, now)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
