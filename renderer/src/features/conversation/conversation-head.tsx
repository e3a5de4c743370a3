import { AppWindow, Link2, PanelRight, Share } from 'lucide-react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import { runCommand } from '../../commands.ts';
import { IconButton } from '../../components/button.tsx';
import { toggleDrawer, useNavigation, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatExact } from '../../time.ts';
import { PracticePills } from './practice-pills.tsx';
import { StandingChips } from './standing-chips.tsx';

interface ConversationHeadProps {
  conversation: ConversationDetail;
  now: number;
  /** How many messages stand on one line. */
  collapsed: number;
  /** Whether there is anything that could. */
  canCollapse: boolean;
}

export function ConversationHead({ conversation, now, collapsed, canCollapse }: ConversationHeadProps) {
  const drawer = useNavigation((state) => state.drawer);
  const { title, source, participants, firstHeard, alsoRaisedIn } = conversation;
  return (
    <header className="conversation-head">
      <div className="conversation-title-line">
        <h1>{title || text.inbox.untitled}</h1>
        <div className="conversation-tools">
          <IconButton
            label={text.conversation.link}
            keys="link-conversation"
            onClick={() => runCommand('link-conversation')}
          >
            <Link2 size={16} />
          </IconButton>
          <IconButton label={text.conversation.handOn} keys="hand-on" onClick={() => runCommand('hand-on')}>
            <Share size={15} />
          </IconButton>
          <IconButton
            className="open-beside"
            label={text.desktop.openBeside}
            keys="open-beside"
            onClick={() => runCommand('open-beside')}
          >
            <AppWindow size={16} />
          </IconButton>
          <IconButton
            className="drawer-button"
            label={text.conversation.person}
            aria-expanded={drawer}
            onClick={() => toggleDrawer()}
          >
            <PanelRight size={16} />
          </IconButton>
        </div>
      </div>
      <div className="conversation-facts-line">
        <p className="conversation-facts">
          {source.name} ·{' '}
          <span title={participants.map(({ name }) => name || text.inbox.nobody).join(', ')}>
            {text.conversation.people(participants.length)}
          </span>{' '}
          · <span title={formatExact(firstHeard)}>{text.conversation.firstHeard(formatDay(firstHeard, now))}</span>
          {alsoRaisedIn.length === 0 ? null : <> · {text.conversation.alsoRaisedIn} </>}
          {alsoRaisedIn.map((other, index) => (
            <span key={other.id}>
              {index === 0 ? null : index === alsoRaisedIn.length - 1 ? ` ${text.conversation.and} ` : ', '}
              <button
                type="button"
                className="link-button"
                title={other.title || text.inbox.untitled}
                aria-label={text.conversation.openOther(other.title || text.inbox.untitled, other.sourceName)}
                onClick={() => visitConversation(other.id)}
              >
                {other.sourceName}
              </button>
            </span>
          ))}
        </p>
        {canCollapse ? (
          <button type="button" className="collapse-button" onClick={() => runCommand('collapse-read')}>
            {collapsed > 0 ? text.conversation.showRead(conversation.messages.length) : text.conversation.collapseRead}
          </button>
        ) : null}
      </div>
      <StandingChips conversation={conversation} now={now} />
      <ul className="pills" aria-label={text.conversation.practiceList}>
        <PracticePills conversation={conversation} />
      </ul>
    </header>
  );
}
