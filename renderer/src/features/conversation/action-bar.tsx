import { Check, Clock, Mail, NotebookPen, Quote, Undo2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import { finishChosen, markChosenUnread, markDone, markUnread, reopen } from '../../actions/triage.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { setSnoozing, usePanels } from '../../stores/panels.ts';
import { text } from '../../text.ts';

const SnoozePopover = lazy(() => import('./snooze-popover.tsx'));

/** What can be done with the open conversation, by key or by mouse. */
export function ActionBar({ conversation }: { conversation: ConversationDetail }) {
  const { id, state } = conversation;
  const snoozing = usePanels((panels) => panels.snoozing === id);
  const snoozeButton = useRef<HTMLSpanElement>(null);
  const finish = (): void => void (state === 'done' ? reopen(id) : markDone(id));
  // A key right behind J comes before the next conversation is painted, and means that one.
  useCommand('done', finishChosen);
  useCommand('snooze', () => setSnoozing(useNavigation.getState().conversationId ?? id));
  useCommand('unread', markChosenUnread);
  useEffect(
    () => () => {
      if (usePanels.getState().snoozing === id) setSnoozing(null);
    },
    [id],
  );
  return (
    <div className="action-bar" role="toolbar" aria-label={text.conversation.actions}>
      <Button
        look="main"
        keys="done"
        icon={state === 'done' ? <Undo2 size={14} /> : <Check size={14} />}
        onClick={finish}
      >
        {state === 'done' ? text.conversation.reopen : text.conversation.done}
      </Button>
      <span ref={snoozeButton} className="anchor">
        <Button
          keys="snooze"
          icon={<Clock size={14} />}
          aria-haspopup="dialog"
          aria-expanded={snoozing}
          onClick={() => setSnoozing(snoozing ? null : id)}
        >
          {text.conversation.snooze}
        </Button>
      </span>
      <Button
        keys="quote"
        icon={<Quote size={14} />}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => runCommand('quote')}
      >
        {text.conversation.quote}
      </Button>
      <Button keys="note" icon={<NotebookPen size={14} />} onClick={() => runCommand('note')}>
        {text.conversation.note}
      </Button>
      <IconButton label={text.conversation.markUnread} keys="unread" onClick={() => void markUnread(id)}>
        <Mail size={15} />
      </IconButton>
      {snoozing ? (
        <Suspense fallback={null}>
          <SnoozePopover id={id} anchor={snoozeButton} />
        </Suspense>
      ) : null}
    </div>
  );
}
