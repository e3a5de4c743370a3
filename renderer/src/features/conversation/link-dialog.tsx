import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Check, Link2, X } from 'lucide-react';
import { useState } from 'react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import { linkConversations } from '../../actions/conversation.ts';
import { IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatShort } from '../../time.ts';

const mostFound = 20;

interface Found {
  id: number;
  title: string;
  detail: string;
}

/** Says where else the same thing was raised. */
export function LinkDialog({ conversation, onClose }: { conversation: ConversationDetail; onClose: () => void }) {
  const [words, setWords] = useState('');
  const query = useDebounced(words.trim(), 200);
  const { id, alsoRaisedIn } = conversation;
  const linked = new Set(alsoRaisedIn.map((other) => other.id));
  const suggested = useSuggested(conversation);
  const found = useFound(query, id);
  const shown = words.trim() === '' ? suggested.others : found;
  const heading = words.trim() === '' ? text.conversation.linkSuggested(suggested.name) : text.conversation.linkFound;
  return (
    <Dialog title={text.conversation.link} onClose={onClose}>
      <p className="quiet">{text.conversation.linkHint}</p>
      {alsoRaisedIn.length === 0 ? null : (
        <ul className="linked-list" aria-label={text.conversation.linkKnown}>
          {alsoRaisedIn.map((other) => (
            <li key={other.id}>
              <Link2 size={13} aria-hidden="true" />
              <span className="line-words">{other.title || text.inbox.untitled}</span>
              <span className="line-time">{other.sourceName}</span>
              <IconButton
                label={text.conversation.linkRemove(other.title || text.inbox.untitled)}
                onClick={() => void linkConversations(id, other.id, false)}
              >
                <X size={13} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <input
        className="field"
        type="search"
        data-autofocus
        autoComplete="off"
        aria-label={text.conversation.linkField}
        placeholder={text.conversation.linkField}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {shown.length === 0 ? (
        <p className="quiet" role="status">
          {words.trim() === '' || query !== words.trim() ? '' : text.conversation.linkNone}
        </p>
      ) : (
        <section aria-label={heading}>
          <h3 className="linked-heading">{heading}</h3>
          <ul className="linked-choices">
            {shown.map((other) => (
              <li key={other.id}>
                <button
                  type="button"
                  className="line-button"
                  aria-pressed={linked.has(other.id)}
                  onClick={() => void linkConversations(id, other.id, !linked.has(other.id))}
                >
                  <span className="line-words">{other.title || text.inbox.untitled}</span>
                  <span className="line-time">{other.detail}</span>
                  {linked.has(other.id) ? <Check size={13} aria-hidden="true" /> : null}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

/** What the one who began it said elsewhere. */
function useSuggested({ id, messages }: ConversationDetail): { name: string; others: Found[] } {
  const from = messages.find((message) => message.from !== null)?.from ?? null;
  const { data } = useQuery({ ...queries.person(from?.personId ?? 0), enabled: from !== null });
  const others = (data?.conversations ?? [])
    .filter((other) => other.id !== id)
    .slice(0, 8)
    .map((other) => ({ id: other.id, title: other.title, detail: formatShort(other.lastActivity, Date.now()) }));
  return { name: from?.name ?? text.inbox.nobody, others };
}

/** Conversations in which the words stand, newest first, each once. */
function useFound(query: string, ownId: number): Found[] {
  const ask = { query, type: 'message', sort: 'newest' } as const;
  const { data } = useInfiniteQuery({ ...queries.search(ask), enabled: query !== '' });
  const found = new Map<number, Found>();
  for (const hit of data?.pages[0]?.hits ?? []) {
    if (
      hit.type !== 'message' ||
      hit.conversationId === null ||
      hit.conversationId === ownId ||
      found.has(hit.conversationId)
    )
      continue;
    const detail = `${hit.from}, ${formatShort(hit.date, Date.now())}`;
    found.set(hit.conversationId, { id: hit.conversationId, title: hit.title, detail });
    if (found.size === mostFound) break;
  }
  return query === '' ? [] : [...found.values()];
}
