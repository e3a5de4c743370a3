import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import { practices } from '../../../../shared/model/practice.ts';
import type { Practice } from '../../../../shared/model/practice.ts';
import { act } from '../../actions/triage.ts';
import { text } from '../../text.ts';

/** The four practices: what was marked by what one did, or by hand here. */
export function PracticePills({ conversation }: { conversation: ConversationDetail }) {
  const { id, assumptions } = conversation;
  const held = assumptions.filter(({ outcome }) => outcome === null);
  const wordsOf = (practice: Practice, isSet: boolean): string => {
    if (practice === 'suspending' && held.length > 0) return text.conversation.assumptionsHeld(held.length);
    if (practice === 'suspending' && isSet && assumptions.length > 0) return text.conversation.assumptionsSettled;
    return text.conversation.practice[practice][isSet ? 'yes' : 'no'];
  };
  return practices.map((practice) => {
    const isSet = conversation.practices.includes(practice);
    // An assumption that is held says so by itself; the pill leads to it.
    const first = practice === 'suspending' ? held[0] : undefined;
    const name = text.inbox.practices[practice];
    const toggle = (): void => {
      const did = isSet ? text.triage.did.unpractice(name) : text.triage.did.practice(name);
      void act({ ids: [id] }, { type: 'practice', practice, on: !isSet }, did);
    };
    const show = (): void => {
      const element = document.getElementById(`assumption-${first!.id}`);
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    };
    return (
      <li key={practice}>
        <button
          type="button"
          className={isSet ? 'pill' : 'pill pill-not-yet'}
          aria-pressed={first === undefined ? isSet : undefined}
          title={text.conversation.practiceHint[first !== undefined ? 'assumption' : isSet ? 'unset' : 'set']}
          onClick={first === undefined ? toggle : show}
        >
          <i className={isSet ? `dot dot-${practice}` : 'dot'} />
          {wordsOf(practice, isSet)}
        </button>
      </li>
    );
  });
}
