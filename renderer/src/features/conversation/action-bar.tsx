import { Check, Clock, Ellipsis, HandHeart, Mail, MailOpen, NotebookPen, Quote, Tag, Undo2 } from 'lucide-react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import { finish, toggleUnread, willRead } from '../../actions/triage.ts';
import { runCommand } from '../../commands.ts';
import { Button, IconButton } from '../../components/button.tsx';
import type { PickerKind } from '../../stores/triage.ts';
import { closePicker, openPicker, useTriage } from '../../stores/triage.ts';
import { text } from '../../text.ts';

/** What can be done with the open conversation, by key or by mouse. */
export function ActionBar({ conversation }: { conversation: ConversationDetail }) {
  const { id, state } = conversation;
  const target = { ids: [id] };
  const open = useTriage(({ picker }) =>
    picker !== null && 'ids' in picker.target && picker.target.ids.includes(id) ? picker.kind : null,
  );
  const picking = (kind: PickerKind) => ({
    'data-picker': kind,
    'aria-haspopup': kind === 'menu' ? ('menu' as const) : ('dialog' as const),
    'aria-expanded': open === kind,
    onClick: (event: { currentTarget: HTMLElement }) =>
      open === kind ? closePicker() : openPicker(kind, target, event.currentTarget),
  });
  const reads = willRead(target);
  return (
    <div className="action-bar" role="toolbar" aria-label={text.conversation.actions}>
      <Button
        look="main"
        keys="done"
        icon={state === 'done' ? <Undo2 size={14} /> : <Check size={14} />}
        onClick={() => void finish(target)}
      >
        {state === 'done' ? text.conversation.reopen : text.conversation.done}
      </Button>
      <Button keys="snooze" icon={<Clock size={14} />} {...picking('snooze')}>
        {text.conversation.snooze}
      </Button>
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
      <IconButton
        className="action-with-most-room"
        label={text.giving.thank}
        keys="thank"
        onClick={() => runCommand('thank')}
      >
        <HandHeart size={15} />
      </IconButton>
      <IconButton className="action-with-room" label={text.triage.label} keys="label" {...picking('label')}>
        <Tag size={15} />
      </IconButton>
      <IconButton
        label={reads ? text.triage.items.read : text.conversation.markUnread}
        keys="unread"
        onClick={() => void toggleUnread(target)}
      >
        {reads ? <MailOpen size={15} /> : <Mail size={15} />}
      </IconButton>
      <IconButton label={text.triage.more} {...picking('menu')}>
        <Ellipsis size={16} />
      </IconButton>
    </div>
  );
}
