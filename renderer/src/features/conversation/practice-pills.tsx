import { useQuery } from '@tanstack/react-query';
import { ListFilter } from 'lucide-react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import type { ConversationGiving } from '../../../../shared/model/giving.ts';
import { practices } from '../../../../shared/model/practice.ts';
import type { Practice } from '../../../../shared/model/practice.ts';
import { act } from '../../actions/triage.ts';
import { Menu } from '../../components/menu.tsx';
import { queries } from '../../query.ts';
import { showPractice } from '../../stores/search.ts';
import { text } from '../../text.ts';

/** What a mark comes from, in words, and where that stands; null where nothing that happened speaks for it. */
interface Happened {
  words: string;
  elementId: string | null;
}

function happened(
  practice: Practice,
  conversation: ConversationDetail,
  giving: ConversationGiving | undefined,
): Happened | null {
  if (practice === 'suspending') {
    const held = conversation.assumptions.filter(({ outcome }) => outcome === null);
    if (held.length === 0) return null;
    return { words: text.conversation.assumptionsHeld(held.length), elementId: `assumption-${held[0]!.id}` };
  }
  if (practice === 'respecting' && giving !== undefined) {
    const open = giving.promises.find(({ state }) => state === 'open');
    const kept = giving.promises.find(({ state }) => state === 'kept');
    const credit = giving.credits[0];
    if (open !== undefined) return { words: text.conversation.promiseMade, elementId: `promise-${open.id}` };
    if (credit !== undefined) return { words: text.conversation.creditGiven, elementId: `credit-${credit.id}` };
    if (kept !== undefined) return { words: text.conversation.promiseKept, elementId: `promise-${kept.id}` };
  }
  if (practice === 'voicing') {
    const answer = conversation.messages.find(({ ours }, index) => ours && index > 0);
    if (answer !== undefined) return { words: text.conversation.answered, elementId: `message-${answer.id}` };
  }
  return null;
}

function goTo(elementId: string): void {
  const element = document.getElementById(elementId);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/** The four practices: what was marked by what one did, or by hand here. */
export function PracticePills({ conversation }: { conversation: ConversationDetail }) {
  const { id, assumptions } = conversation;
  const giving = useQuery(queries.giving(id)).data;
  return (
    <>
      {practices.map((practice) => {
        const isMarked = conversation.practices.includes(practice);
        const found = happened(practice, conversation, giving);
        // What happened says so by itself; the pill leads to it.
        const elementId = isMarked || practice === 'suspending' ? (found?.elementId ?? null) : null;
        const name = text.inbox.practices[practice];
        const isSettled = practice === 'suspending' && isMarked && assumptions.length > 0;
        const words = isSettled
          ? text.conversation.assumptionsSettled
          : text.conversation.practice[practice][isMarked ? 'yes' : 'no'];
        const toggle = (): void => {
          const did = isMarked ? text.triage.did.unpractice(name) : text.triage.did.practice(name);
          void act({ ids: [id] }, { type: 'practice', practice, on: !isMarked }, did);
        };
        const hint =
          elementId === null ? (isMarked ? 'unset' : 'set') : practice === 'suspending' ? 'assumption' : 'giving';
        return (
          <li key={practice}>
            <button
              type="button"
              className={isMarked ? 'pill' : 'pill pill-not-yet'}
              aria-pressed={elementId === null ? isMarked : undefined}
              title={text.conversation.practiceHint[hint]}
              onClick={elementId === null ? toggle : () => goTo(elementId)}
            >
              <i className={isMarked ? `dot dot-${practice}` : 'dot'} />
              {elementId === null ? words : found!.words}
            </button>
          </li>
        );
      })}
      <li>
        <Menu
          label={text.conversation.alike}
          align="start"
          face={<ListFilter size={14} />}
          items={practices.map((practice) => ({
            key: practice,
            label: text.conversation.alikeBy[practice],
            icon: <i className={`dot dot-${practice}`} aria-hidden="true" />,
            run: () => showPractice(practice),
          }))}
        />
      </li>
    </>
  );
}
